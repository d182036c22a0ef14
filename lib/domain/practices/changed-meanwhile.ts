import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { auditEvents, practiceSettings } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

/** What a change of settings is called in the log; each is one form of the settings page. */
export const settingsActions = [
  'settings.card',
  'settings.checkers',
  'settings.messaging',
  'settings.online-services',
  'settings.online-services-activated',
  'settings.questions',
  'settings.security',
  'settings.text',
] as const

type Values = Partial<typeof practiceSettings.$inferInsert>

/** Writes settings if nobody else has since the page was shown: one conditional UPDATE. Tells who and what otherwise. */
export async function updateSettings(tx: Tx, ctx: Ctx, version: number, values: Values): Promise<void> {
  const rows = await tx
    .update(practiceSettings)
    .set({ ...values, version: sql`${practiceSettings.version} + 1` })
    .where(and(eq(practiceSettings.practiceId, practiceOf(ctx)), eq(practiceSettings.version, version)))
    .returning({ version: practiceSettings.version })
  if (rows.length === 0) throw await changedMeanwhile(tx, ctx)
}

export async function changedMeanwhile(tx: Tx, ctx: Ctx): Promise<Conflict> {
  const [last] = await tx
    .select({ who: auditEvents.actorName, action: auditEvents.action })
    .from(auditEvents)
    .where(and(eq(auditEvents.practiceId, practiceOf(ctx)), inArray(auditEvents.action, [...settingsActions])))
    .orderBy(desc(auditEvents.at))
    .limit(1)
  const what = last?.action.split('.')[1] ?? 'other'
  return new Conflict({ key: 'errors.practice.changedMeanwhile', params: { who: last?.who ?? '', what } })
}
