import { type LiveScheme, schemeOfCode } from '@/lib/domain/memberships/check-membership-code'
import type { Ctx } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { checkSignUpCode, type LiveCode } from '@/lib/domain/sign-up-codes/check-sign-up-code'
import type { Tx } from '@/lib/platform/db'

/** What somebody registers with: a sign-up code, or a membership code, whose scheme they join at activation. */
export type RegisteringCode = {
  signUpCodeId: string | null
  membershipSchemeId: string | null
  code: string
  chargebandId: string
  chargebandName: string
  askDepartment: boolean
}

/** The code of the journey's first question, of either kind; a sign-up code goes first where both are spelled alike. */
export async function registeringCode(tx: Tx, ctx: Ctx, typed: string): Promise<RegisteringCode> {
  try {
    return ofSignUpCode(await checkSignUpCode(tx, ctx, typed))
  } catch (error) {
    const unknown = error instanceof Invalid && error.fields.code?.key === 'errors.code.unknown'
    const scheme = unknown ? await schemeOfCode(tx, ctx, typed) : null
    if (!scheme) throw error
    return ofScheme(scheme)
  }
}

export function ofSignUpCode({ id, code, chargebandId, chargebandName, askDepartment }: LiveCode): RegisteringCode {
  return { signUpCodeId: id, membershipSchemeId: null, code, chargebandId, chargebandName, askDepartment }
}

export function ofScheme({ id, code, chargebandId, chargebandName, askDepartment }: LiveScheme): RegisteringCode {
  return { signUpCodeId: null, membershipSchemeId: id, code, chargebandId, chargebandName, askDepartment }
}
