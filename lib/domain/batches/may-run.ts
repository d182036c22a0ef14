import { and, eq } from 'drizzle-orm'
import { batches } from '@/drizzle/schema'
import type { Actor } from '@/lib/domain/access/actor'
import { authorize, can } from '@/lib/domain/access/authorize'
import type { Permission } from '@/lib/domain/access/permissions'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { BatchKind } from './vocabulary'

const toStart: Record<BatchKind, Permission> = {
  letters: 'letter:bulk',
  import: 'patient:import',
  split: 'practice:split',
}

/** Whether somebody may stop and resume work of a kind: who may start it, nobody else. For hiding a button. */
export function mayRun(actor: Actor, kind: BatchKind): boolean {
  return can(actor, 'batch:run') && can(actor, toStart[kind])
}

/** Throws Forbidden unless the table allows them to start work of that batch's kind. Work of no such id says so later. */
export async function authorizeToRun(tx: Tx, ctx: Ctx, batchId: string): Promise<void> {
  const [batch] = await tx
    .select({ kind: batches.kind })
    .from(batches)
    .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, batchId)))
  if (batch) authorize(ctx.actor, toStart[batch.kind])
}
