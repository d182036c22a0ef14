import * as z from 'zod'
import { practiceById, settingsOf } from '@/lib/domain/practices/queries'
import type { PasswordPolicy } from '@/lib/domain/practices/vocabulary'
import { outstandingActions } from '@/lib/domain/profiles/outstanding-actions'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { ownCorrespondents } from '@/lib/domain/threads/own-correspondents'
import type { Call } from '@/lib/web/portal-api/endpoint'
import { sessionSeconds } from '@/lib/web/portal-api/session-seconds'

const may = () => z.boolean()

export const PatientPermissions = z.object({
  CanBookAppointment: may(),
  CanViewAppointments: may(),
  CanCancelAppointment: may(),
  CanViewInvoices: may(),
  CanPayInvoice: may(),
  CanViewMedicalHistory: may(),
  CanManageQuestionnaires: may(),
  CanManageFeeds: may(),
  CanViewCompanyLibrary: may(),
  CanViewPathways: may(),
  CanChangePassword: may(),
})

const userRights = [
  'CanManageUsers',
  'CanViewReferrals',
  'CanViewReferralReports',
  'CanReferPatient',
  'CanBulkReallocateReferrals',
  'CanViewRecall',
  'CanViewDocument',
  'CanViewAppointment',
  'CanChangePassword',
  'CanViewPathways',
] as const

export const ConfigData = z.object({
  IsLoggedIn: z.boolean(),
  CompanyName: z.string(),
  Phone: z.string(),
  Permissions: z.object({ Patient: PatientPermissions, User: z.record(z.string(), z.boolean()) }),
  Configuration: z.object({
    OnlinePaymentsEnabled: z.boolean(),
    DateOfBirthRequiredForPatients: z.boolean(),
    SSOStatus: z.object({ Identifier: z.string().nullable(), Enabled: z.boolean(), IsOH: z.boolean() }),
    PasswordPolicy: z.object({
      Length: z.int(),
      Numbers: z.int(),
      Letters: z.int(),
      NonAlphaNumeric: z.int(),
      MixCaps: z.boolean(),
      Description: z.string(),
    }),
    DefaultCallingCode: z.string(),
    NhsConsentEnabled: z.boolean(),
    SessionTimeout: z.int().describe('In seconds'),
    DefaultPaymentCountry: z.string(),
  }),
  ForceContactOptions: z.boolean(),
  ForceTermsAndConditions: z.boolean(),
})

/** What nobody may do who is not signed in, and what of it this portal offers to those who are. */
export function permissionsOf(signedIn: boolean, messaging = false): z.output<typeof PatientPermissions> {
  return {
    CanBookAppointment: false,
    CanViewAppointments: false,
    CanCancelAppointment: false,
    CanViewInvoices: false,
    CanPayInvoice: false,
    CanViewMedicalHistory: false,
    CanManageQuestionnaires: false,
    CanManageFeeds: signedIn && messaging,
    CanViewCompanyLibrary: false,
    CanViewPathways: false,
    CanChangePassword: signedIn,
  }
}

/** How the practice is set up, and what the person signed in has still to do. */
export async function configOf(
  ctx: Ctx,
  { client, session }: Pick<Call<unknown, unknown>, 'client' | 'session'>,
): Promise<z.output<typeof ConfigData>> {
  const practice = await practiceById(ctx.db, practiceOf(ctx))
  const { passwordPolicy } = await settingsOf(ctx)
  const signedIn = session?.kind === 'signed-in'
  const open = signedIn ? await outstandingActions(ctx, session.found.loginId) : null
  const messaging = signedIn && (await ownCorrespondents(ctx)).some(({ refused }) => refused === null)
  const ukraine = practice.nation === 'ukraine'
  return {
    IsLoggedIn: signedIn,
    CompanyName: practice.name,
    Phone: practice.phone ?? '',
    Permissions: {
      Patient: permissionsOf(signedIn, messaging),
      User: Object.fromEntries(userRights.map((right) => [right, false])),
    },
    Configuration: {
      OnlinePaymentsEnabled: false,
      DateOfBirthRequiredForPatients: true,
      SSOStatus: { Identifier: null, Enabled: false, IsOH: client.actor.portal === 'referral' },
      PasswordPolicy: policyOf(passwordPolicy),
      DefaultCallingCode: ukraine ? '+380' : '+44',
      NhsConsentEnabled: false,
      SessionTimeout: sessionSeconds,
      DefaultPaymentCountry: ukraine ? 'UA' : 'GB',
    },
    ForceContactOptions: open?.contactOptions ?? false,
    ForceTermsAndConditions: open?.terms ?? false,
  }
}

function policyOf({ minLength, numbers, letters, nonAlphanumeric, mixedCase }: PasswordPolicy) {
  const parts = [
    `at least ${minLength} characters`,
    numbers > 0 ? `${numbers} or more digits` : '',
    letters > 0 ? `${letters} or more letters` : '',
    nonAlphanumeric > 0 ? `${nonAlphanumeric} or more other characters` : '',
    mixedCase ? 'capital and small letters' : '',
  ]
  return {
    Length: minLength,
    Numbers: numbers,
    Letters: letters,
    NonAlphaNumeric: nonAlphanumeric,
    MixCaps: mixedCase,
    Description: `${parts.filter(Boolean).join(', ')}; no common password and none made of your own details`,
  }
}
