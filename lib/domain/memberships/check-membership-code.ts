import { and, desc, eq, isNull } from 'drizzle-orm'
import { chargebands, membershipSchemes } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { codeKey } from '@/lib/domain/sign-up-codes/code-key'
import type { Tx } from '@/lib/platform/db'

export type LiveScheme = NonNullable<Awaited<ReturnType<typeof schemeOfCode>>>

/**
 * The scheme somebody may register for with the code they typed, or null: live, of a chargeband that people may sign up
 * to online. Case, spaces and dashes do not matter.
 */
export async function schemeOfCode(tx: Tx, ctx: Ctx, typed: string) {
  const [row] = await tx
    .select({
      id: membershipSchemes.id,
      name: membershipSchemes.name,
      code: membershipSchemes.code,
      currency: membershipSchemes.currency,
      net: membershipSchemes.net,
      tax: membershipSchemes.tax,
      frequency: membershipSchemes.frequency,
      billingDay: membershipSchemes.billingDay,
      chargebandId: chargebands.id,
      chargebandName: chargebands.name,
      askDepartment: chargebands.askDepartment,
      onlineSince: chargebands.onlineBookingEnabledAt,
    })
    .from(membershipSchemes)
    .innerJoin(
      chargebands,
      and(eq(chargebands.practiceId, membershipSchemes.practiceId), eq(chargebands.id, membershipSchemes.chargebandId)),
    )
    .where(
      and(
        eq(membershipSchemes.practiceId, practiceOf(ctx)),
        eq(membershipSchemes.codeKey, codeKey(typed)),
        isNull(membershipSchemes.archivedAt),
        isNull(chargebands.archivedAt),
      ),
    )
    .orderBy(desc(membershipSchemes.id))
    .limit(1)
  if (!row?.onlineSince) return null
  const { onlineSince: _, ...scheme } = row
  return scheme
}

/** The same, refusing at the field a code there is none of. */
export async function checkMembershipCode(tx: Tx, ctx: Ctx, typed: string): Promise<LiveScheme> {
  const scheme = await schemeOfCode(tx, ctx, typed)
  if (!scheme) throw new Invalid({ membershipCode: { key: 'errors.code.membershipUnknown' } })
  return scheme
}
