import { and, desc, eq, gte, ne, sql } from 'drizzle-orm'
import { chargebands, signUpCodeDays, signUpCodes } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { todayOf } from '@/lib/domain/practices/practice-day'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { codeKey } from './code-key'
import { type CodeStanding, codeStanding } from './code-standing'
import type { Funnel } from './funnel'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const columns = {
  id: signUpCodes.id,
  code: signUpCodes.code,
  status: signUpCodes.status,
  isMain: signUpCodes.isMain,
  opensAt: signUpCodes.opensAt,
  closesAt: signUpCodes.closesAt,
  totalLimit: signUpCodes.totalLimit,
  usedCount: signUpCodes.usedCount,
  endedAt: signUpCodes.endedAt,
  version: signUpCodes.version,
  chargebandId: chargebands.id,
  chargebandFolder: chargebands.folder,
  chargebandName: chargebands.name,
  onlineSince: chargebands.onlineBookingEnabledAt,
}

function codes(tx: Tx) {
  return tx
    .select(columns)
    .from(signUpCodes)
    .innerJoin(
      chargebands,
      and(eq(chargebands.practiceId, signUpCodes.practiceId), eq(chargebands.id, signUpCodes.chargebandId)),
    )
}

type Row = Awaited<ReturnType<typeof codes>>[number]
export type SignUpCode = Omit<Row, 'onlineSince'> & { online: boolean; standing: CodeStanding }

function toCode({ onlineSince, ...row }: Row, now: Date): SignUpCode {
  const online = onlineSince !== null
  return { ...row, online, standing: codeStanding({ ...row, online }, now) }
}

/** The practice's codes, newest first; of one chargeband, and the ended ones, when asked. */
export async function listSignUpCodes(
  ctx: Ctx,
  { chargebandId, ended = false }: { chargebandId?: string; ended?: boolean } = {},
): Promise<SignUpCode[]> {
  visibleTo(ctx.actor, 'sign-up-code:view')
  const rows = await read(ctx, (tx) =>
    codes(tx)
      .where(
        and(
          eq(signUpCodes.practiceId, practiceOf(ctx)),
          chargebandId ? eq(signUpCodes.chargebandId, chargebandId) : undefined,
          ended ? eq(signUpCodes.status, 'ended') : ne(signUpCodes.status, 'ended'),
        ),
      )
      .orderBy(desc(signUpCodes.isMain), desc(signUpCodes.id)),
  )
  return rows.map((row) => toCode(row, ctx.now))
}

/** Whether a code that has not ended is spelled like this; in the caller's transaction. */
export async function codeIsLive(tx: Tx, ctx: Ctx, typed: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: signUpCodes.id })
    .from(signUpCodes)
    .where(
      and(
        eq(signUpCodes.practiceId, practiceOf(ctx)),
        eq(signUpCodes.codeKey, codeKey(typed)),
        ne(signUpCodes.status, 'ended'),
      ),
    )
    .limit(1)
  return row !== undefined
}

/** Codes that end, close or run out within days: for today's list. */
export async function codesEndingSoon(ctx: Ctx): Promise<SignUpCode[]> {
  return (await listSignUpCodes(ctx)).filter(({ standing }) => standing === 'ends-soon')
}

/** One code of the practice. */
export async function signUpCodeById(ctx: Ctx, signUpCodeId: string): Promise<SignUpCode> {
  visibleTo(ctx.actor, 'sign-up-code:view')
  if (!uuid.test(signUpCodeId)) throw new NotFound('sign-up code')
  const [row] = await read(ctx, (tx) =>
    codes(tx).where(and(eq(signUpCodes.practiceId, practiceOf(ctx)), eq(signUpCodes.id, signUpCodeId))),
  )
  if (!row) throw new NotFound('sign-up code')
  return toCode(row, ctx.now)
}

/** How many came how far with a code: over the last days, or ever. */
export async function funnelOf(ctx: Ctx, signUpCodeId: string, days?: number): Promise<Funnel> {
  visibleTo(ctx.actor, 'sign-up-code:view')
  const sum = (column: keyof Funnel) => sql<number>`coalesce(sum(${signUpCodeDays[column]}), 0)::int`
  const [row] = await read(ctx, async (tx) => {
    const since = days ? sql`${await todayOf(tx, ctx)}::date - ${days}::int` : undefined
    return tx
      .select({
        opened: sum('opened'),
        started: sum('started'),
        submitted: sum('submitted'),
        activated: sum('activated'),
      })
      .from(signUpCodeDays)
      .where(
        and(
          eq(signUpCodeDays.practiceId, practiceOf(ctx)),
          eq(signUpCodeDays.signUpCodeId, signUpCodeId),
          since ? gte(signUpCodeDays.day, since) : undefined,
        ),
      )
  })
  return row ?? { opened: 0, started: 0, submitted: 0, activated: 0 }
}
