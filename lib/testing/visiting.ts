import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import type { VisitorProfile } from '@/lib/domain/visitors/judge-visitor'
import { newId } from '@/lib/platform/ids'
import type { TestPractice } from './people'
import { somebody } from './registering'

/** Another company's program as an actor. */
export function asProgram(
  { visitor, practiceId }: Pick<TestPractice, 'visitor' | 'practiceId'>,
  clientId: string = newId(),
): Ctx {
  const client = { name: 'Program', portal: 'patient' as const, discloses10001: true, address: null }
  return { ...visitor, actor: { kind: 'api-client', clientId, practiceId, ...client } }
}

/** Somebody nobody has met who wants to book, with no more than is needed. */
export function visiting(
  change: { code?: string; email?: string; mobile?: string } = {},
): VisitorProfile & { locale: Locale } {
  const { code = null, ...contact } = change
  const { givenName, familyName, dateOfBirth, email, mobile } = somebody()
  return {
    code,
    locale: 'en',
    more: {},
    answers: {
      ...{ name: { givenName, familyName }, 'date-of-birth': { dateOfBirth } },
      ...{ contact: { email, mobile, ...contact }, terms: { termsAccepted: true } },
      ...{ 'sex-and-gender': {}, identifier: {}, evidence: {}, address: {}, 'next-of-kin': {}, department: {} },
    },
  }
}
