import { and, eq, isNull } from 'drizzle-orm'
import { staffMembers } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { updateSettings } from '@/lib/domain/practices/changed-meanwhile'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import type { SaveCheckers } from './schema'

/** Writes the practice's list of staff who check identity, and of those who may vouch for somebody they know. */
export async function saveCheckers(ctx: Ctx, { version, mayVerify, mayVouch }: SaveCheckers): Promise<void> {
  authorize(ctx.actor, 'settings:edit')
  if (mayVouch.some((id) => !mayVerify.includes(id)))
    throw new Invalid({ mayVouch: { key: 'errors.staff.vouchWithoutVerify' } })
  await transaction(ctx, async (tx) => {
    await updateSettings(tx, ctx, version, {})
    const working = await tx
      .select({ id: staffMembers.id, mayVerify: staffMembers.mayVerify, mayVouch: staffMembers.mayVouch })
      .from(staffMembers)
      .where(and(eq(staffMembers.practiceId, practiceOf(ctx)), isNull(staffMembers.disabledAt)))
    for (const before of working) {
      const after = { mayVerify: mayVerify.includes(before.id), mayVouch: mayVouch.includes(before.id) }
      if (before.mayVerify === after.mayVerify && before.mayVouch === after.mayVouch) continue
      await tx
        .update(staffMembers)
        .set(after)
        .where(and(eq(staffMembers.practiceId, practiceOf(ctx)), eq(staffMembers.id, before.id)))
      await recordAudit(tx, ctx, {
        action: 'staff.checks-changed',
        subject: { type: 'staff-member', id: before.id },
        details: after,
      })
    }
    await recordAudit(tx, ctx, {
      action: 'settings.checkers',
      subject: { type: 'practice', id: practiceOf(ctx) },
      details: { mayVerify: mayVerify.length, mayVouch: mayVouch.length },
    })
  })
}
