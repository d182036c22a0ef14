import { and, eq, isNull, sql } from 'drizzle-orm'
import { membershipSchemes } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { changeScheme } from './change-scheme'
import type { ArchiveScheme } from './schema'

/** Closes a scheme to new members; those who joined stay members and are billed as before. */
export async function archiveScheme(ctx: Ctx, input: ArchiveScheme): Promise<{ chargebandId: string }> {
  authorize(ctx.actor, 'membership-scheme:edit')
  return transaction(ctx, async (tx) => {
    const chargebandId = await changeScheme(tx, ctx, input, { archivedAt: ctx.now })
    await recordAudit(tx, ctx, {
      action: 'membership-scheme.archived',
      subject: { type: 'membership-scheme', id: input.schemeId },
    })
    return { chargebandId }
  })
}

/** The schemes of a chargeband that is put away go with it, inside that transaction. */
export async function archiveSchemesOf(tx: Tx, ctx: Ctx, chargebandId: string): Promise<number> {
  const archived = await tx
    .update(membershipSchemes)
    .set({ archivedAt: ctx.now, version: sql`${membershipSchemes.version} + 1` })
    .where(
      and(
        eq(membershipSchemes.practiceId, practiceOf(ctx)),
        eq(membershipSchemes.chargebandId, chargebandId),
        isNull(membershipSchemes.archivedAt),
      ),
    )
    .returning({ id: membershipSchemes.id })
  for (const { id } of archived)
    await recordAudit(tx, ctx, {
      action: 'membership-scheme.archived',
      subject: { type: 'membership-scheme', id },
      reason: 'chargeband archived',
    })
  return archived.length
}
