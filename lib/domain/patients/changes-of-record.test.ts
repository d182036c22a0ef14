import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkOf } from '@/drizzle/seed/register-person'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import type { Ctx } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { claimingAt } from '@/lib/testing/claiming'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration } from '@/lib/testing/registering'
import { addContact } from './add-contact'
import { changesOfRecord } from './changes-of-record'
import { editPatient } from './edit-patient'
import { addContactForm, editPatientForm } from './schema'
import { setStanding } from './set-standing'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
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

describe('what changed in a record', () => {
  it('is told newest first, by whom, from what to what, with names for ids', async () => {
    const { chargebandId } = await openForRegistration(practice)
    const { patientId, email, identifier, ...person } = await at.register()
    const form = { ...person, patientId, version: 1, 'dateOfBirth-day': '', dateOfBirth: '1984-03-27', chargebandId }
    await editPatient(later(desk, 1), editPatientForm('england').parse({ ...form, familyName: 'Changed' }))
    const standing = { patientId, version: 2, standing: 'temporary' as const, reason: 'Here for the summer' }
    await setStanding(later(desk, 2), standing)
    const typed = { patientId, kind: 'phone', value: '020 7946 0777' }
    await addContact(later(desk, 3), addContactForm('england').parse(typed))
    const changes = await changesOfRecord(desk, { patientId })
    expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual(
      expect.arrayContaining([
        ['phone', null, '+442079460777'],
        ['standing', 'registered', 'temporary'],
        ['familyName', person.familyName, 'Changed'],
        ['chargebandId', null, 'Online'],
      ]),
    )
    expect(changes.slice(0, 2).map(({ field }) => field)).toEqual(['phone', 'standing'])
    expect(changes[0]).toMatchObject({ actorKind: 'staff', actorName: 'Test receptionist', review: 'none' })
    expect(changes[1]).toMatchObject({ reason: 'Here for the summer' })
  })

  it('is the patient’s own where a letter’s claim proved an address, and waits for nobody', async () => {
    const claiming = claimingAt(practice)
    const held = await claiming.withLetter()
    const email = `claimed-${held.patientId.slice(-8)}@example.com`
    const { registration } = await claiming.claim(held, { email })
    await activateByLink(claiming.visitor, { token: await linkOf(claiming.visitor, registration.id) })
    const changes = await changesOfRecord(desk, { patientId: held.patientId })
    expect(changes).toMatchObject([
      { field: 'email', before: null, after: { value: email, proven: 'link' }, actorKind: 'patient', review: 'none' },
    ])
  })

  it('is for staff of the practice only', async () => {
    const { patientId } = await at.register()
    await expect(changesOfRecord(practice.visitor, { patientId })).rejects.toThrow(Forbidden)
    const other = (await makePractice(app.db)).as('manager')
    expect(await changesOfRecord(other, { patientId })).toEqual([])
  })
})
