import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onlineAccounts, patientIdentifiers, registrations } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { atTheDesk, freshNhsNumber } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering } from '@/lib/testing/registering'
import { activateByLink } from './activate-by-link'
import { joinRegistration } from './join-registration'
import { refuseRegistration } from './refuse-registration'
import { registrationById } from './staff-queries'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
let practice: TestPractice
let desk: Ctx
let at: Awaited<ReturnType<typeof atTheDesk>>
let open: Registering

beforeAll(async () => {
  practice = await makePractice(app.db)
  at = await atTheDesk(practice)
  open = await openForRegistration(practice)
  desk = at.desk
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

const reason = 'Passport seen at the desk'
const birthday = '1984-03-27'
let names = 0

/** Somebody on file, and a registration in review of somebody with the same name and birth date. */
async function likeSomebody(onFile: Record<string, unknown> = {}) {
  names += 1
  const name = { givenName: `Twin${names}`, familyName: `Alike${names}`, dateOfBirth: birthday }
  const { patientId } = await at.identified({ ...name, ...onFile })
  const waiting = await open.waiting(name)
  await activateByLink(practice.visitor, { token: waiting.token })
  const registration = await open.registrationOf(waiting.id)
  expect(registration?.status).toBe('in-review')
  return { patientId, registrationId: waiting.id, email: waiting.person.email, loginId: registration?.loginId }
}
const accountOf = async (registrationId: string) => {
  const [row] = await read(desk, (tx) =>
    tx.select().from(onlineAccounts).where(eq(onlineAccounts.registrationId, registrationId)),
  )
  return row
}
const numbersOf = (patientId: string) =>
  read(desk, (tx) => tx.select().from(patientIdentifiers).where(eq(patientIdentifiers.patientId, patientId)))

describe('a registration in review, as few of them are', () => {
  it('is refused by text to somebody who gave a mobile number only', async () => {
    const { registrationId } = await likeSomebody()
    await read(desk, (tx) =>
      tx
        .update(registrations)
        .set({ email: null, mobile: '+447700900321', locale: 'cy' })
        .where(eq(registrations.id, registrationId)),
    )
    await refuseRegistration(desk, { registrationId, reason: 'Not somebody of this practice' })
    const sent = (await open.messagesOf(registrationId)).filter(({ kind }) => kind === 'registration-refused')
    expect(sent).toMatchObject([{ channel: 'sms', recipient: '+447700900321', locale: 'cy' }])
  })

  it('is compared with, and joined to, another patient whom staff found themselves', async () => {
    const { patientId: matched, registrationId } = await likeSomebody()
    const { patientId: chosen } = await at.register({ familyName: 'Entirely', dateOfBirth: '1951-11-02' })
    const alone = await registrationById(desk, { registrationId })
    expect(alone?.matches.map(({ patient }) => patient.id)).toEqual([matched])
    const compared = await registrationById(desk, { registrationId, chosen })
    expect(compared?.matches.map(({ patient }) => patient.id)).toEqual([matched, chosen])
    expect(compared?.matches[1]?.fields).toMatchObject({ familyName: 'disagree', dateOfBirth: 'disagree' })
    await joinRegistration(desk, { registrationId, patientId: chosen, reason })
    expect(await accountOf(registrationId)).toMatchObject({ patientId: chosen })
    const stranger = await (await atTheDesk(await makePractice(app.db))).register()
    expect((await registrationById(desk, { registrationId, chosen: stranger.patientId }))?.matches).toEqual([])
  })

  it('gives a number where the record has none now, and never one that was superseded', async () => {
    for (const again of [false, true]) {
      const old = freshNhsNumber()
      const { patientId, registrationId } = await likeSomebody({ identifier: old, identifierVerified: '' })
      const given = again ? old : freshNhsNumber()
      await read(desk, async (tx) => {
        const theirs = eq(patientIdentifiers.patientId, patientId)
        await tx.update(patientIdentifiers).set({ status: 'superseded' }).where(theirs)
        const number = { identifierScheme: 'nhs' as const, identifierValue: given }
        await tx.update(registrations).set(number).where(eq(registrations.id, registrationId))
      })
      await joinRegistration(desk, { registrationId, patientId, reason })
      const numbers = await numbersOf(patientId)
      const added = numbers.filter(({ status }) => status !== 'superseded').map(({ value }) => value)
      expect(added).toEqual(again ? [] : [given])
    }
  })
})
