import * as z from 'zod/mini'
import { dateOfBirth, message, personName, text } from '@/lib/domain/shared/fields'
import type { Message } from '@/lib/domain/shared/message'
import { type Place, practiceCodeProblem, type ReadCodes, readCodes } from './read-claim'

/** What somebody with a letter gives: one block's number and code, and who they are. */
export type LetterClaim = ReadCodes & { surname: string; dateOfBirth: string }

const typed = () => z.nullish(z.string())
const asTyped = z.object({
  practice: text('errors.notFound', 100),
  practiceCode: typed(),
  accountNumber: typed(),
  linkageKey: typed(),
  patientNumber: typed(),
  registrationToken: typed(),
  surname: typed(),
  dateOfBirth: z.unknown(),
})
const who = z.object({ surname: personName('errors.claim.surname.required'), dateOfBirth: dateOfBirth() })

/** The one form of a letter, judged whole: every field's problem at once, before a try is spent. */
export function claimInput(place: Place) {
  return z.pipe(
    asTyped,
    z.transform((form: z.output<typeof asTyped>, ctx): LetterClaim & { practice: string } => {
      const refuse = (path: PropertyKey[], { key, params }: Message) =>
        ctx.issues.push({ code: 'custom', message: message(key, params), path, input: form })
      const wrongPlace = practiceCodeProblem(form.practiceCode ?? '', place)
      if (wrongPlace) refuse(['practiceCode'], wrongPlace)
      const read = readCodes(
        {
          accountNumber: form.accountNumber ?? '',
          linkageKey: form.linkageKey ?? '',
          patientNumber: form.patientNumber ?? '',
          registrationToken: form.registrationToken ?? '',
        },
        place,
      )
      if ('fields' in read) for (const [field, problem] of Object.entries(read.fields)) refuse([field], problem)
      const person = who.safeParse({ surname: form.surname ?? '', dateOfBirth: form.dateOfBirth ?? '' })
      if (!person.success)
        for (const { path, message: said } of person.error.issues)
          ctx.issues.push({ code: 'custom', message: said, path, input: form })
      if (wrongPlace || 'fields' in read || !person.success) return z.NEVER
      return { practice: form.practice, ...read.codes, ...person.data }
    }),
  )
}
