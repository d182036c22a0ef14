import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { alikePeople } from './alike-people'
import { alikeForm } from './schema'

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

const typed = (form: Record<string, unknown>) => alikeForm('england').parse(form)
const searches = () =>
  read(desk, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.practiceId, practice.practiceId), eq(auditEvents.action, 'patient.searched')))
      .orderBy(desc(auditEvents.id)),
  )

describe('while a person is typed at the desk', () => {
  it('those who may be them are found with the reasons, and it is recorded as a search that names nobody', async () => {
    const born = { dateOfBirth: { day: '7', month: '2', year: '1969' } }
    const { patientId } = await at.register({ givenName: 'Olwen', familyName: 'Prytherch', ...born })
    const { people, more } = await alikePeople(desk, typed({ familyName: 'pritherch', givenName: 'Ol', ...born }))
    expect(people).toMatchObject([
      { id: patientId, fields: { familyName: 'near', givenName: 'near', dateOfBirth: 'agree', emails: 'missing' } },
    ])
    expect(more).toBe(0)
    const [event] = await searches()
    expect(event?.details).toEqual({
      ...{ while: 'registering', results: 1, shown: [patientId], words: ['name', 'date'] },
    })
    expect(JSON.stringify(event)).not.toMatch(/prytherch|1969-02-07/i)
  })

  it('an email, a mobile or a number alone is enough; what cannot be read yet is not known yet', async () => {
    const { patientId, email, mobile, identifier } = await at.register()
    for (const form of [{ email }, { mobile }, { identifier }]) {
      const { people } = await alikePeople(
        desk,
        typed({ ...form, familyName: '', dateOfBirth: { day: '1', month: '', year: '' } }),
      )
      expect(people.map(({ id }) => id)).toEqual([patientId])
    }
    const before = (await searches()).length
    expect(await alikePeople(desk, typed({ familyName: 'Duplessis', email: 'half@', identifier: '999' }))).toEqual({
      ...{ people: [], more: 0, warnings: [] },
    })
    expect(await searches()).toHaveLength(before)
  })

  it('five are shown of many', async () => {
    const email = 'whole-family@example.com'
    for (const givenName of ['Ada', 'Bea', 'Cleo', 'Dora', 'Edda', 'Fern', 'Gwen'])
      await at.register({ givenName, familyName: 'Manychild', email, sharedAccepted: 'on' })
    const { people, more } = await alikePeople(desk, typed({ email }))
    expect([people.length, more]).toEqual([5, 2])
  })

  it('a CHI number is compared with the birth date and the sex typed', async () => {
    const scotland = await makePractice(app.db, 'scotland')
    const form = alikeForm('scotland').parse({
      ...{ identifier: '150684 1236', sex: 'female', dateOfBirth: { day: '16', month: '6', year: '1984' } },
    })
    const { warnings } = await alikePeople(scotland.as('receptionist'), form)
    expect(warnings.map(({ key }) => key)).toEqual(['identifierWarnings.dateOfBirth', 'identifierWarnings.sex'])
  })

  it('is for the desk, and sees nobody of another practice', async () => {
    const { email } = await at.register()
    const stranger = (await makePractice(app.db)).as('receptionist')
    expect((await alikePeople(stranger, typed({ email }))).people).toEqual([])
    await expect(alikePeople(practice.as('clinician'), typed({ email }))).rejects.toBeInstanceOf(Forbidden)
    await expect(alikePeople(practice.visitor, typed({ email }))).rejects.toBeInstanceOf(Forbidden)
  })
})
