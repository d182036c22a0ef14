import { redirect } from 'next/navigation'
import { HiddenField } from '@/components/form/hidden-field'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import type { StepName } from '@/lib/domain/registrations/steps'
import { formatIdentifier, formatPhone } from '@/lib/format'
import { currentDraft } from '@/lib/web/draft'
import { formWordsIn } from '@/lib/web/form-words'
import { publicPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { messagesFor } from '@/lib/web/words'
import { initialValues } from './initial-values'

export type JourneyProps = {
  params: Promise<{ practice: string }>
  searchParams: Promise<{ change?: string | string[]; by?: string | string[] }>
}
export type JourneyPage = Awaited<ReturnType<typeof journeyPage>>

/** The messages a step's form can give, as prefixes of their keys. */
const messagesOfStep: Record<StepName, string[]> = {
  code: ['errors.code.required', 'errors.text'],
  name: ['errors.name', 'errors.givenName', 'errors.familyName', 'errors.title'],
  'date-of-birth': ['errors.date.', 'errors.dateOfBirth'],
  'sex-and-gender': ['errors.sex', 'errors.gender', 'errors.choice'],
  identifier: [],
  evidence: ['errors.evidence', 'errors.choice'],
  contact: ['errors.email', 'errors.mobile', 'errors.phone'],
  address: ['errors.postcode', 'errors.line1', 'errors.text'],
  'next-of-kin': ['errors.kinName', 'errors.name', 'errors.phone', 'errors.choice'],
  department: ['errors.text', 'errors.department'],
  password: ['errors.password.required', 'errors.password.tooLong'],
  terms: ['errors.terms'],
}

/**
 * What a page of the journey starts from. Nobody comes further than the first question without an answer, whatever
 * address they type; without a draft there is a page to begin again, and after sending there is only the confirmation.
 */
export async function journeyPage(step: StepName | 'check', { params, searchParams }: JourneyProps) {
  const { practice: slug } = await params
  const page = await publicPage(slug)
  const draft = await currentDraft(page.ctx)
  if (!draft) redirect(paths.registerAgain(slug))
  if (draft.submitted) redirect(paths.registered(slug))
  const order: (StepName | 'check')[] = [...draft.steps, 'check']
  const place = order.indexOf(step)
  if (place < 0 || place > order.indexOf(draft.next)) redirect(paths.registerStep(slug, draft.next))
  const changing = (await searchParams).change === '1'
  return { ...page, draft, step, changing, place, order }
}

/** The parts of a step's form that are the same for all of them. */
export function formOf({ t, locale, practice, draft, step }: JourneyPage, heading: string) {
  const answer = step === 'check' || step === 'code' || step === 'password' ? undefined : draft.answers[step]
  const prefixes = step === 'check' ? [] : messagesOfStep[step]
  const { nation } = draft.options
  const scheme = schemeOfNation[nation]
  const phone = (value: string) => formatPhone(value, nation)
  return {
    title: t('common.pageOf', { page: heading, practice: practice.name }),
    words: formWordsIn(t),
    messages: messagesFor(locale, step === 'identifier' ? [`errors.${scheme}.`] : prefixes),
    initial: initialValues(answer, {
      identifier: (value) => formatIdentifier(scheme, value),
      mobile: phone,
      kinPhone: phone,
    }),
    options: draft.options,
  }
}

/** What the form carries beside what is typed. */
export function JourneyFields({ page }: { page: Pick<JourneyPage, 'practice' | 'changing'> }) {
  return (
    <>
      <HiddenField name="practice" value={page.practice.slug} />
      {page.changing ? <HiddenField name="change" value="1" /> : null}
    </>
  )
}
