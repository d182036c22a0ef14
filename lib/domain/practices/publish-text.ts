import { and, eq, max } from 'drizzle-orm'
import { legalTexts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { violatedConstraint } from '@/lib/domain/shared/database-error'
import type { Tx } from '@/lib/platform/db'
import { changedMeanwhile } from './changed-meanwhile'
import type { PublishText } from './schema'
import { locales } from './vocabulary'

/** Publishes a new version of a text, in every language it is given in; what people agreed to before stays as it was. */
export async function publishText(ctx: Ctx, input: PublishText): Promise<{ version: number }> {
  authorize(ctx.actor, 'settings:edit')
  const practiceId = practiceOf(ctx)
  const { kind } = input
  const version = input.version + 1
  try {
    return await transaction(ctx, async (tx) => {
      if ((await newest(tx, practiceId, kind)) !== input.version) throw await changedMeanwhile(tx, ctx)
      const rows = locales.flatMap((locale) => {
        const body = input[locale]
        return body ? [{ practiceId, kind, version, locale, body, publishedAt: ctx.now }] : []
      })
      await tx.insert(legalTexts).values(rows)
      await recordAudit(tx, ctx, {
        action: 'settings.text',
        subject: { type: 'practice', id: practiceId },
        details: { kind, version, languages: rows.map((row) => row.locale) },
      })
      return { version }
    })
  } catch (error) {
    // Two who publish at once: the primary key lets one of them.
    if (violatedConstraint(error) === null) throw error
    return transaction(ctx, async (tx) => {
      throw await changedMeanwhile(tx, ctx)
    })
  }
}

async function newest(tx: Tx, practiceId: string, kind: PublishText['kind']): Promise<number> {
  const [row] = await tx
    .select({ version: max(legalTexts.version) })
    .from(legalTexts)
    .where(and(eq(legalTexts.practiceId, practiceId), eq(legalTexts.kind, kind)))
  return row?.version ?? 0
}
