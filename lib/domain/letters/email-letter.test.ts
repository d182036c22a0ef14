import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letterEvents, letters, messages, practiceSettings } from '@/drizzle/schema'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { secretValue } from '@/lib/platform/secrets'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { claimingAt } from '@/lib/testing/claiming'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { testPassword } from '@/lib/testing/registering'
import { chooseSignIn } from './choose-sign-in'
import { emailLetter } from './email-letter'
import { openLetterLink, practiceOfLetterLink } from './open-letter-link'
import { remindOfLetters } from './remind-of-letters'
import { submitClaim } from './submit-claim'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
let practice: TestPractice
let desk: Ctx
let at: Awaited<ReturnType<typeof atTheDesk>>

beforeAll(async () => {
  practice = await makePractice(app.db)
  at = await atTheDesk(practice)
  desk = at.desk
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

async function withLetter(change: Record<string, unknown> = {}) {
  const person = await at.identified(change)
  await createOnlineAccount(desk, { patientId: person.patientId, withoutEmail: 'yes' })
  return person
}
const sent = (patientId: string, kind: 'letter-link' | 'letter-reminder') =>
  read(desk, (tx) =>
    tx
      .select()
      .from(messages)
      .where(and(eq(messages.patientId, patientId), eq(messages.kind, kind))),
  )
async function linkTo(patientId: string): Promise<string> {
  await emailLetter(desk, { patientId })
  const mail = (await sent(patientId, 'letter-link')).at(-1)
  return secretValue(mail?.ids.secretId ?? '')
}
const letterOf = async (patientId: string) => (await accountTab(desk, patientId)).letter
const caller = () => claimingAt(practice).caller()
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Conflict ? error.reason.key : Promise.reject(error)),
  )

describe('a letter by email', () => {
  it('is a link that asks who they are and then opens the claim, until the account is claimed', async () => {
    const person = await withLetter()
    const token = await linkTo(person.patientId)
    expect((await accountTab(desk, person.patientId)).letterEvents.map(({ action }) => action)).toContain('email')
    expect(await practiceOfLetterLink(caller(), token)).toMatchObject({ slug: practice.slug })
    const who = { token, surname: person.familyName, dateOfBirth: '1984-03-27' }
    const ctx = caller()
    const { draftToken, slug } = await openLetterLink(ctx, who)
    expect(slug).toBe(practice.slug)
    await openLetterLink(ctx, who)
    await chooseSignIn(ctx, { draftToken, email: null, username: 'by.link', mobile: null, password: testPassword })
    await submitClaim(ctx, { draftToken, locale: 'en' })
    expect(await letterOf(person.patientId)).toMatchObject({ status: 'redeemed' })
    expect(await practiceOfLetterLink(caller(), token)).toBeNull()
    expect(await refusal(openLetterLink(caller(), who))).toBe('errors.claim.linkGone')
  })

  it('sent again replaces the link before it', async () => {
    const { patientId } = await withLetter()
    const first = await linkTo(patientId)
    const second = await linkTo(patientId)
    expect(await practiceOfLetterLink(caller(), first)).toBeNull()
    expect(await practiceOfLetterLink(caller(), second)).not.toBeNull()
  })

  it('counts wrong tries as the letter does: five make both void', async () => {
    const { patientId } = await withLetter()
    const token = await linkTo(patientId)
    const wrong = { token, surname: 'Somebodyelse', dateOfBirth: '1984-03-27' }
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await refusal(openLetterLink(caller(), wrong))).toBe('errors.claim.notThem')
    }
    expect(await letterOf(patientId)).toMatchObject({ status: 'revoked' })
    expect(await refusal(openLetterLink(caller(), wrong))).toBe('errors.claim.linkGone')
  })

  it('needs an email shown to be theirs, a letter that works, and the desk', async () => {
    const { patientId } = await withLetter({ emailVerified: '' })
    expect(await refusal(emailLetter(desk, { patientId }))).toBe('errors.letter.noEmail')
    expect(await sent(patientId, 'letter-link')).toEqual([])
    const without = await at.register()
    expect(await refusal(emailLetter(desk, { patientId: without.patientId }))).toBe('errors.account.noAccount')
    for (const ctx of [practice.as('clinician'), practice.visitor]) {
      await expect(emailLetter(ctx, { patientId })).rejects.toThrow(Forbidden)
    }
  })
})

describe('reminding of a letter', () => {
  it('is done once, within the days the practice chose, to a verified email', async () => {
    const person = await withLetter()
    const silent = await withLetter({ emailVerified: '' })
    const { letterId } = await read(desk, async (tx) => {
      const [row] = await tx
        .select({ letterId: letters.id })
        .from(letters)
        .where(eq(letters.id, (await letterOf(person.patientId))?.id ?? ''))
      return row ?? { letterId: '' }
    })
    const days = (await letterOf(person.patientId))?.expiresAt.getTime() ?? 0
    const daysLeft = Math.round((days - practice.system.now.getTime()) / 86_400_000)
    const soon = later(practice.system, (daysLeft - 2) * 86_400)
    expect(await remindOfLetters(soon)).toBe(0)
    await read(desk, (tx) =>
      tx.update(practiceSettings).set({ reminderDays: 3 }).where(eq(practiceSettings.practiceId, practice.practiceId)),
    )
    expect(await remindOfLetters(practice.system)).toBe(0)
    const told = await Promise.all(Array.from({ length: 8 }, () => remindOfLetters(soon)))
    const reminders = await read(desk, (tx) =>
      tx
        .select({ id: letterEvents.letterId })
        .from(letterEvents)
        .where(and(eq(letterEvents.practiceId, practice.practiceId), eq(letterEvents.action, 'remind'))),
    )
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(reminders.length)
    expect(new Set(reminders.map(({ id }) => id)).size).toBe(reminders.length)
    expect(await remindOfLetters(soon)).toBe(0)
    expect(await sent(person.patientId, 'letter-reminder')).toHaveLength(1)
    expect(await sent(silent.patientId, 'letter-reminder')).toEqual([])
    const events = await read(desk, (tx) => tx.select().from(letterEvents).where(eq(letterEvents.letterId, letterId)))
    expect(events.filter(({ action }) => action === 'remind')).toHaveLength(1)
    await expect(remindOfLetters(desk)).rejects.toThrow(Forbidden)
  })
})
