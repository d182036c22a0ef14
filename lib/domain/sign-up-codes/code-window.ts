import { startOfDay, zoneOf } from '@/lib/domain/practices/practice-day'
import type { Ctx } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { dateIn } from '@/lib/format'
import type { Tx } from '@/lib/platform/db'

type Typed = { opens?: string | undefined; closes?: string | undefined }
export type CodeWindow = { opensAt: Date | null; closesAt: Date | null }

/** Beyond these a moment of the day is none that the database and the clock read alike. */
const [firstDay, lastDay] = ['1900-01-01', '9998-12-31']

/** From the start of the first day to the end of the last, on the practice's clock. A past end is refused unless it was so before. */
export async function codeWindow(tx: Tx, ctx: Ctx, typed: Typed, before?: CodeWindow): Promise<CodeWindow> {
  const { opens, closes } = typed
  for (const [field, day] of Object.entries({ opens, closes })) {
    if (day && (day < firstDay || day > lastDay)) throw new Invalid({ [field]: { key: 'errors.date.notReal' } })
  }
  if (opens && closes && closes < opens) throw new Invalid({ closes: { key: 'errors.signUpCode.closesBeforeOpens' } })
  const zone = await zoneOf(tx, ctx)
  const opensAt = opens ? await startOfDay(tx, opens, zone) : null
  const closesAt = closes ? await startOfDay(tx, closes, zone, 1) : null
  if (closes && closes < dateIn(ctx.now, zone) && closesAt?.getTime() !== before?.closesAt?.getTime()) {
    throw new Invalid({ closes: { key: 'errors.signUpCode.closesPast' } })
  }
  return { opensAt, closesAt }
}
