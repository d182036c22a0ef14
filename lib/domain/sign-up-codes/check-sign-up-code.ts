import { and, desc, eq } from 'drizzle-orm'
import { chargebands, companies, practices, signUpCodes } from '@/drizzle/schema'
import type { CompanyType } from '@/lib/domain/chargebands/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import type { Message } from '@/lib/domain/shared/message'
import { dateIn, zoneOfNation } from '@/lib/format'
import type { Db, Tx } from '@/lib/platform/db'
import { codeKey } from './code-key'
import type { SignUpCodeStatus } from './vocabulary'

export type LiveCode = {
  id: string
  code: string
  chargebandId: string
  chargebandName: string
  askDepartment: boolean
  companyType: CompanyType
}

type Standing = {
  status: SignUpCodeStatus
  opensAt: Date | null
  closesAt: Date | null
  totalLimit: number | null
  usedCount: number
  online: boolean
}

/** Why a code that exists cannot be used now, or null when it can. */
export function whyNot(code: Standing, now: Date, zone: string): Message | null {
  if (code.status === 'ended' || !code.online) return { key: 'errors.code.ended' }
  if (code.status === 'paused') return { key: 'errors.code.paused' }
  if (code.opensAt && code.opensAt > now) {
    return { key: 'errors.code.notYetOpen', params: { date: dateIn(code.opensAt, zone) } }
  }
  if (code.closesAt && code.closesAt <= now) return { key: 'errors.code.closed' }
  if (code.totalLimit !== null && code.usedCount >= code.totalLimit) return { key: 'errors.code.usedUp' }
  return null
}

const columns = {
  id: signUpCodes.id,
  code: signUpCodes.code,
  status: signUpCodes.status,
  opensAt: signUpCodes.opensAt,
  closesAt: signUpCodes.closesAt,
  totalLimit: signUpCodes.totalLimit,
  usedCount: signUpCodes.usedCount,
  chargebandId: chargebands.id,
  chargebandName: chargebands.name,
  askDepartment: chargebands.askDepartment,
  companyType: companies.type,
  onlineSince: chargebands.onlineBookingEnabledAt,
  archivedAt: chargebands.archivedAt,
  nation: practices.nation,
}

/**
 * The live code somebody typed, or an Invalid that says at the field why not. An unknown code is only "not recognised".
 * An ended code with a live successor of the same spelling is not looked at.
 */
export async function checkSignUpCode(tx: Tx | Db, ctx: Ctx, typed: string): Promise<LiveCode> {
  const [row] = await tx
    .select(columns)
    .from(signUpCodes)
    .innerJoin(
      chargebands,
      and(eq(chargebands.practiceId, signUpCodes.practiceId), eq(chargebands.id, signUpCodes.chargebandId)),
    )
    .innerJoin(
      companies,
      and(eq(companies.practiceId, chargebands.practiceId), eq(companies.id, chargebands.companyId)),
    )
    .innerJoin(practices, eq(practices.id, signUpCodes.practiceId))
    .where(and(eq(signUpCodes.practiceId, practiceOf(ctx)), eq(signUpCodes.codeKey, codeKey(typed))))
    // Not-ended before ended; among ended ones any says the same.
    .orderBy(desc(eq(signUpCodes.status, 'active')), desc(eq(signUpCodes.status, 'paused')))
    .limit(1)
  if (!row) throw new Invalid({ code: { key: 'errors.code.unknown' } })
  const reason = whyNot(
    { ...row, online: row.onlineSince !== null && row.archivedAt === null },
    ctx.now,
    zoneOfNation[row.nation],
  )
  if (reason) throw new Invalid({ code: reason })
  const { id, code, chargebandId, chargebandName, askDepartment, companyType } = row
  return { id, code, chargebandId, chargebandName, askDepartment, companyType }
}
