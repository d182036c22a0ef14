import * as z from 'zod/mini'
import { optionalIdentifier } from '@/lib/domain/identifiers/schema'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import type { Nation, Questions } from '@/lib/domain/practices/vocabulary'
import {
  checkbox,
  dateOfBirth,
  email,
  mobile,
  optionalChoice,
  optionalMobile,
  optionalPersonName,
  optionalPhone,
  optionalPostcode,
  optionalText,
  password,
  postcode,
  text,
  ticked,
} from '@/lib/domain/shared/fields'
import { contactSubjects, evidenceKinds, genders, relationships, sexes, titles } from './vocabulary'

/** What the journey's questions depend on: plain data, so that the browser can be given it. */
export type JourneyOptions = { nation: Nation; questions: Questions; askDepartment: boolean; signedIn: boolean }

export const CodeStep = z.object({ code: text('errors.code.required', 60) })

export function nameStep({ questions }: JourneyOptions) {
  const asked = z.object({
    title: optionalChoice(titles, 'errors.title.invalid'),
    givenName: optionalPersonName(),
    familyName: optionalPersonName(),
    singleName: checkbox(),
  })
  const judged = asked.check(
    z.superRefine((name, ctx) => {
      const refuse = (field: string, key: string) => ctx.addIssue({ code: 'custom', message: key, path: [field] })
      if (questions.title === 'required' && !name.title) refuse('title', 'errors.title.required')
      if (name.singleName) {
        if (!name.familyName && !name.givenName) refuse('familyName', 'errors.name.required')
        return
      }
      if (!name.givenName) refuse('givenName', 'errors.givenName.required')
      if (!name.familyName) refuse('familyName', 'errors.familyName.required')
    }),
  )
  return z.pipe(
    judged,
    z.transform(({ singleName, title, givenName, familyName }: z.output<typeof asked>) => ({
      title,
      // Somebody with one name has it as the family name, which is what staff search and letters use.
      givenName: singleName && !familyName ? '' : (givenName ?? ''),
      familyName: familyName ?? givenName ?? '',
      singleName,
    })),
  )
}

export const DateOfBirthStep = z.object({ dateOfBirth: dateOfBirth() })

export function sexAndGenderStep({ questions }: JourneyOptions) {
  return z.object({ sex: optionalChoice(sexes), gender: optionalChoice(genders) }).check(
    z.superRefine((answer, ctx) => {
      for (const question of ['sex', 'gender'] as const) {
        if (questions[question] === 'required' && !answer[question])
          ctx.addIssue({ code: 'custom', message: `errors.${question}.required`, path: [question] })
      }
    }),
  )
}

/** The nation's number. Never required: nobody is turned away for not knowing it. */
export function identifierStep({ nation }: JourneyOptions) {
  return z.object({ identifier: optionalIdentifier(schemeOfNation[nation]) })
}

export function evidenceStep({ questions }: JourneyOptions) {
  return z.object({ evidence: optionalChoice(evidenceKinds) }).check(
    z.superRefine(({ evidence }, ctx) => {
      if (questions.evidence === 'required' && !evidence)
        ctx.addIssue({ code: 'custom', message: 'errors.evidence.required', path: ['evidence'] })
    }),
  )
}

const preferences = Object.fromEntries(
  contactSubjects.flatMap((subject) => [
    [`${subject}-email`, checkbox()],
    [`${subject}-sms`, checkbox()],
  ]),
)

export function contactStep({ nation, questions }: JourneyOptions) {
  return z.object({
    email: email(),
    mobile: questions.mobile === 'required' ? mobile(nation) : optionalMobile(nation),
    ...preferences,
  })
}

export function addressStep({ nation, questions }: JourneyOptions) {
  const required = questions.address === 'required'
  return z
    .object({
      postcode: required ? postcode(nation) : optionalPostcode(nation),
      line1: optionalText(100),
      line2: optionalText(100),
      town: optionalText(100),
      county: optionalText(100),
    })
    .check(
      z.superRefine(({ postcode, line1, ...rest }, ctx) => {
        const begun = postcode || line1 || rest.line2 || rest.town || rest.county
        const refuse = (field: string, key: string) => ctx.addIssue({ code: 'custom', message: key, path: [field] })
        if (begun && !postcode) refuse('postcode', 'errors.postcode.required')
      }),
    )
}

export function nextOfKinStep({ nation, questions }: JourneyOptions) {
  return z
    .object({
      kinName: optionalPersonName(),
      kinRelationship: optionalChoice(relationships),
      kinPhone: optionalPhone(nation),
    })
    .check(
      z.superRefine((kin, ctx) => {
        const wanted = questions['next-of-kin'] === 'required' || kin.kinRelationship || kin.kinPhone
        if (wanted && !kin.kinName)
          ctx.addIssue({ code: 'custom', message: 'errors.kinName.required', path: ['kinName'] })
      }),
    )
}

export const DepartmentStep = z.object({ department: optionalText(100), division: optionalText(100) })

export const PasswordStep = z.object({ password: password() })

export const TermsStep = z.object({
  termsAccepted: ticked('errors.terms.required'),
  statisticalUse: checkbox(),
})

/** A name of one's own to sign in with, without an @, in small letters. */
export const username = () =>
  z.pipe(
    text('errors.username.required', 60),
    z.transform((typed: string, ctx) => {
      if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{3,}$/u.test(typed)) return typed.toLowerCase()
      ctx.issues.push({ code: 'custom', message: 'errors.username.invalid', input: typed })
      return z.NEVER
    }),
  )

export const ActivateByLink = z.object({ token: text('errors.activation.gone', 100) })
export const ActivateWithUsername = z.object({
  token: text('errors.activation.gone', 100),
  username: username(),
})

/** The six digits of an email or text, whatever stands between them. */
export const sixDigits = z.pipe(
  text('errors.activationCode.required', 40),
  z.transform((typed: string, ctx) => {
    const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
    if (/^\d{6}$/.test(digits)) return digits
    ctx.issues.push({ code: 'custom', message: 'errors.activationCode.invalid', input: typed })
    return z.NEVER
  }),
)
export const ActivateByCode = z.object({ activationCode: sixDigits, contact: optionalText(254) })
