import * as z from 'zod'
import type { LiveCode } from '@/lib/domain/sign-up-codes/check-sign-up-code'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'

export const ChargeBandData = z.object({
  Name: z.string(),
  RegCode: z.string(),
  CompanyType: z
    .string()
    .describe('Whose chargeband it is: M the practice, E an employer, I an insurer, N the national service'),
  ProvideDeptsAndDivs: z.boolean(),
})

const companyLetters = { practice: 'M', employer: 'E', insurer: 'I', 'national-service': 'N' } as const

export function bandOf(code: LiveCode): z.output<typeof ChargeBandData> {
  return {
    Name: code.chargebandName,
    RegCode: code.code,
    CompanyType: companyLetters[code.companyType],
    ProvideDeptsAndDivs: code.askDepartment,
  }
}

/** The code to judge by: a membership code where there is one, else the sign-up code; with neither event 1. */
export function codeIn(
  regCode?: string | null,
  membershipCode?: string | null,
  path = 'regCode',
): { code: string; isMembership: boolean } {
  if (membershipCode?.trim()) return { code: membershipCode, isMembership: true }
  if (!regCode?.trim())
    throw new PortalError(events.missing, 400, { key: 'errors.code.required' }, [
      { path, message: { key: 'errors.code.required' } },
    ])
  return { code: regCode, isMembership: false }
}
