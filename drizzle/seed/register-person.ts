import { eq } from 'drizzle-orm'
import { secrets } from '@/drizzle/schema'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { draftFor } from '@/lib/domain/registrations/drafts'
import { saveAnswer, savePassword } from '@/lib/domain/registrations/save-answer'
import { startDraft } from '@/lib/domain/registrations/start-draft'
import type { AnsweredStep } from '@/lib/domain/registrations/steps'
import { schemaOf } from '@/lib/domain/registrations/steps'
import { submitDraft } from '@/lib/domain/registrations/submit-draft'
import type { Ctx } from '@/lib/domain/shared/context'
import { secretValue } from '@/lib/platform/secrets'

export type Person = {
  title: string
  givenName: string
  familyName: string
  dateOfBirth: string
  email: string
  mobile: string
  postcode: string
  line1: string
  town: string
  identifier?: string
  evidence?: string
  kinName?: string
}

/** Walks a synthetic person through the journey by the verbs the pages use. Returns the registration's id. */
export async function registerPerson(
  ctx: Ctx,
  person: Person,
  how: { code: string; password: string; activate: boolean },
) {
  const { draftToken } = await startDraft(ctx, { code: how.code, draftToken: null })
  const draft = await draftFor(ctx, draftToken)
  if (!draft) throw new Error('The draft was not kept')
  const answers: Record<AnsweredStep, Record<string, unknown>> = {
    name: { title: person.title, givenName: person.givenName, familyName: person.familyName },
    'date-of-birth': { dateOfBirth: person.dateOfBirth },
    'sex-and-gender': {},
    identifier: { identifier: person.identifier },
    evidence: { evidence: person.evidence },
    contact: { email: person.email, mobile: person.mobile, 'appointments-email': true, 'health-sms': true },
    address: { postcode: person.postcode, line1: person.line1, town: person.town },
    'next-of-kin': person.kinName ? { kinName: person.kinName, kinRelationship: 'partner' } : {},
    department: {},
    terms: { termsAccepted: true, statisticalUse: false },
  }
  for (const step of draft.steps) {
    if (step === 'code' || step === 'password') continue
    const answer = schemaOf(step, draft.options).parse(answers[step])
    await saveAnswer(ctx, { draftToken, step, answer })
  }
  await savePassword(ctx, { draftToken, password: how.password })
  await submitDraft(ctx, { draftToken, locale: 'en' })
  const submitted = (await draftFor(ctx, draftToken))?.submitted
  if (!submitted) throw new Error('The draft was not submitted')
  if (how.activate) await activateByLink(ctx, { token: await linkOf(ctx, submitted.registrationId) })
  return submitted.registrationId
}

/** The link token of a registration's newest activation email. */
export async function linkOf(ctx: Ctx, registrationId: string): Promise<string> {
  const rows = await ctx.db
    .select({ id: secrets.id, kind: secrets.kind, endedAt: secrets.endedAt })
    .from(secrets)
    .where(eq(secrets.subjectId, registrationId))
  const open = rows.find((secret) => secret.kind === 'activation' && secret.endedAt === null)
  if (!open) throw new Error('There is no open activation link')
  return secretValue(open.id)
}
