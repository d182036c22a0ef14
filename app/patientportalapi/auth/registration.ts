import * as z from 'zod'
import { departmentsOfBand } from '@/lib/domain/chargebands/departments-of-band'
import { currentLegalTexts, nationOf } from '@/lib/domain/practices/queries'
import { codeForProgram, schemeForProgram } from '@/lib/domain/registrations/judge-profile'
import { checkProfile, submitProfile } from '@/lib/domain/registrations/submit-profile'
import { titles } from '@/lib/domain/registrations/vocabulary'
import { zoneOfNation } from '@/lib/format'
import { type Call, get, post } from '@/lib/web/portal-api/endpoint'
import { isReferral } from '@/lib/web/portal-api/is-referral'
import { takeRegistration } from '@/lib/web/portal-api/take-registration'
import { bandOf, ChargeBandData, codeIn } from '../band-wire'
import { DepartmentsAndDivisions, departmentsAndDivisions } from '../company-wire'
import { demogPaths, profileOf } from '../demog-wire'
import { isOh, PersonDemographicData, portalQuery } from '../wire'

const code = z.string('errors.code.required').describe('The sign-up code')
const codeQuery = portalQuery.extend({ 'reg-code': code })

const registering = z
  .object({
    regCode: z.string().nullish().describe('The sign-up code'),
    membershipCode: z.string().nullish().describe('A membership scheme’s code; with it regCode is ignored'),
    demog: PersonDemographicData,
    'is-oh': isOh.optional(),
  })
  .describe('One of regCode and membershipCode is needed')

type Registering = z.output<typeof registering>

const PatientRegistrationResultData = z.object({
  ActivationType: z.union([z.literal(1), z.literal(2), z.literal(3)]).describe('1 email, 2 text message, 3 either'),
  SessionID: z.string().describe('The session of this registration, as in the cookie; beyond the published API'),
})

const bandInfo = async ({ ctx, query }: Call<z.output<typeof codeQuery>, unknown>) =>
  bandOf(await codeForProgram(ctx, query['reg-code']))

/** What the verbs of registering are given, from what the wire says. */
async function profileFrom({ asClient, client, body }: Call<unknown, Registering>) {
  const nation = await nationOf(asClient)
  const needsWorkEmail = isReferral(client, body['is-oh'] ?? false)
  const profile = profileOf(body.demog, zoneOfNation[nation])
  return { ...profile, needsWorkEmail, ...codeIn(body.regCode, body.membershipCode) }
}

export const registration = {
  'validate-reg-code': [
    get({
      needs: 'client',
      summary: 'Says whether a sign-up code works, and which chargeband it leads to',
      query: codeQuery,
      result: ChargeBandData,
      paths: { code: 'reg-code' },
      run: bandInfo,
    }),
  ],
  'reg-code-info': [
    get({
      needs: 'client',
      summary: 'The chargeband a sign-up code leads to',
      query: codeQuery,
      result: ChargeBandData,
      paths: { code: 'reg-code' },
      run: bandInfo,
    }),
  ],
  'allowed-titles': [
    get({
      needs: 'client',
      summary: 'The titles a person may have; one of the two codes is needed',
      query: portalQuery.extend({
        'reg-code': z.string().optional(),
        'membership-code': z.string().optional(),
      }),
      result: z.array(z.string()),
      paths: { code: 'reg-code', membershipCode: 'membership-code' },
      run: async ({ ctx, query }) => {
        const { code, isMembership } = codeIn(query['reg-code'], query['membership-code'], 'reg-code')
        await (isMembership ? schemeForProgram(ctx, code) : codeForProgram(ctx, code))
        return titles
      },
    }),
  ],
  'departments-divisions': [
    get({
      needs: 'client',
      summary: 'The departments and divisions a person who registers may choose from',
      query: codeQuery,
      result: DepartmentsAndDivisions,
      paths: { code: 'reg-code' },
      run: async ({ ctx, query }) => {
        const { chargebandId } = await codeForProgram(ctx, query['reg-code'])
        return departmentsAndDivisions(await departmentsOfBand(ctx, chargebandId))
      },
    }),
  ],
  'terms-and-conditions': [
    get({
      needs: 'client',
      summary: 'The terms and what is said of statistical use, as HTML',
      result: z.object({ TermsAndConditionsText: z.string(), StatisticalProcessingText: z.string() }),
      run: async ({ ctx, locale }) => {
        const texts = await currentLegalTexts(ctx, locale)
        return {
          TermsAndConditionsText: asHtml(texts.terms?.body),
          StatisticalProcessingText: asHtml(texts['statistical-use']?.body),
        }
      },
    }),
  ],
  'validate-profile-data': [
    post({
      needs: 'client',
      summary: 'Judges a person’s data as register-patient would, and registers nobody',
      body: registering,
      paths: demogPaths,
      run: async (call) => checkProfile(call.asClient, await profileFrom(call)),
    }),
  ],
  'register-patient': [
    post({
      needs: 'client',
      summary: 'Registers a person with a code; they activate by email or text message, and then sign in',
      body: registering,
      result: PatientRegistrationResultData,
      paths: demogPaths,
      run: async (call) => {
        const { asClient, client, locale } = call
        const profile = await profileFrom(call)
        await takeRegistration(asClient, client)
        const { draftToken, channels } = await submitProfile(asClient, { ...profile, locale })
        call.keepSession(draftToken)
        const [first, second] = channels
        return { ActivationType: second ? 3 : first === 'sms' ? 2 : 1, SessionID: draftToken }
      },
    }),
  ],
}

const paragraph = (text: string) =>
  `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>')}</p>`

/** Plain text with paragraphs and headings, as the practice wrote it. */
function asHtml(body = ''): string {
  return body
    .split(/\n{2,}/)
    .map((part) => paragraph(part.trim()))
    .join('')
}
