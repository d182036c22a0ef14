import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { letterEvents, letters } from '@/drizzle/schema'
import { recordAudits } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'

type Print = { letterId: string; patientId: string; again: boolean }

/**
 * Counts a print of each of many letters in the caller's transaction, which holds their patients' rows. One that is no
 * longer good fails the whole: whoever calls has just looked.
 */
export async function countPrints(
  tx: Tx,
  ctx: Ctx,
  prints: Print[],
  { batchId, reason }: { batchId: string; reason?: string | undefined },
): Promise<void> {
  if (prints.length === 0) return
  const counted = await tx
    .update(letters)
    .set({ printCount: sql`${letters.printCount} + 1` })
    .where(
      and(
        eq(letters.practiceId, practiceOf(ctx)),
        inArray(
          letters.id,
          prints.map(({ letterId }) => letterId),
        ),
        eq(letters.status, 'issued'),
        gt(letters.expiresAt, ctx.now),
      ),
    )
    .returning({ id: letters.id, printCount: letters.printCount })
  const times = new Map(counted.map(({ id, printCount }) => [id, printCount]))
  if (times.size !== prints.length) throw new Error('A letter ended while it was being printed')
  await insertRows(
    tx,
    letterEvents,
    prints.map(({ letterId, again }) => ({
      practiceId: practiceOf(ctx),
      id: newId(ctx.now.getTime()),
      letterId,
      action: again ? 'reprint' : 'print',
      actor: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
      reason: again ? (reason ?? null) : null,
      at: ctx.now,
    })),
  )
  await recordAudits(
    tx,
    ctx,
    prints.map(({ letterId, patientId, again }) => ({
      action: 'letter.printed',
      subject: { type: 'letter', id: letterId },
      patientId,
      ...(again && reason ? { reason } : {}),
      details: { print: times.get(letterId), batch: batchId },
    })),
  )
}
