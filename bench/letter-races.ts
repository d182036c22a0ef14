import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { checkLetter } from '@/lib/domain/letters/check-letter'
import { chooseSignIn } from '@/lib/domain/letters/choose-sign-in'
import { openLetterLink } from '@/lib/domain/letters/open-letter-link'
import { submitClaim } from '@/lib/domain/letters/submit-claim'
import { newId } from '@/lib/platform/ids'
import { secretValue } from '@/lib/platform/secrets'
import { byEmail, callers, now, password, type Race, secretFor } from './race-ground'

/** A letter is claimed once, by its codes or by the link that was emailed. */
export const letterRaces: Race[] = [
  {
    thing: 'registration letter',
    expected: 1,
    ready: async (ground) => {
      const held = { familyName: `L${newId().slice(24)}`, dateOfBirth: '1984-03-27' }
      const letter = await issueLetterTo(now(ground.as('receptionist')), held)
      const codes = { block: 'key' as const, number: letter.accountNumber, code: letter.key }
      const drafts = Array.from({ length: callers }, async () => {
        const who = { surname: held.familyName, dateOfBirth: held.dateOfBirth }
        const { draftToken } = await checkLetter(now(ground.visitor), { ...codes, ...who })
        await chooseSignIn(now(ground.visitor), { ...byEmail(), draftToken, password })
        return draftToken
      })
      const tokens = await Promise.all(drafts)
      return (n) => submitClaim(now(ground.visitor), { draftToken: tokens[n] ?? null, locale: 'en' })
    },
  },
  {
    thing: 'emailed link to a letter (letter-link)',
    expected: 1,
    ready: async (ground) => {
      const held = { familyName: `L${newId().slice(24)}`, dateOfBirth: '1984-03-27' }
      const { letterId } = await issueLetterTo(now(ground.as('receptionist')), held)
      const token = secretValue(await secretFor(ground, 'letter-link', letterId, ground.practiceId))
      const opened = Array.from({ length: callers }, async () => {
        const who = { token, surname: held.familyName, dateOfBirth: held.dateOfBirth }
        const { draftToken } = await openLetterLink(now(ground.visitor), who)
        await chooseSignIn(now(ground.visitor), { ...byEmail(), draftToken, password })
        return draftToken
      })
      const tokens = await Promise.all(opened)
      return (n) => submitClaim(now(ground.visitor), { draftToken: tokens[n] ?? null, locale: 'en' })
    },
  },
]
