import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, onlineAccounts, patientContacts, registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { createCompany } from '@/lib/domain/chargebands/create-company'
import { publishText } from '@/lib/domain/practices/publish-text'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { demog } from '@/lib/testing/demog'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'
import { openForRegistration, type Registering } from '@/lib/testing/registering'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let here: Registering
let portal: Awaited<ReturnType<typeof openPortal>>

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 8)
  practice = await makePractice(connection.db)
  await practice.activate()
  here = await openForRegistration(practice)
  portal = await openPortal(practice)
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

async function signedIn(change: Record<string, unknown> = {}) {
  const person = demog(change)
  const email = String(person.EmailAddress)
  const body = { regCode: await here.makeCode(), demog: person }
  const { result } = await portal.call('auth/register-patient', { body })
  const [row] = await read(practice.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.email, email)),
  )
  const key = await linkOf(practice.visitor, row?.id ?? '')
  await portal.call('auth/submit-validation-email', { session: String(result.SessionID), body: { key } })
  const login = await portal.call('auth/login', { body: { username: email, password: person.Password } })
  const who = { session: String(login.result.SessionID), token: String(login.result.Token) }
  return { person, id: row?.id ?? '', password: String(person.Password), who, config: login.result.Config }
}

const shown = async (who: { session: string; token: string }) =>
  (await portal.call('patient/demographic-data', who)).result

describe('demographic-data', () => {
  it('is what was submitted, without the password', async () => {
    const { person, who, password } = await signedIn()
    const answer = await portal.call('patient/demographic-data', who)
    expect(answer.result).toMatchObject({
      Title: 'Mr',
      Name: person.Name,
      Surname: person.Surname,
      SexType: 1,
      Initials: 'JL',
      DateOfBirth: '1958-08-02T00:00:00',
      Mobile: '+444895523411',
      Telephone: '+444525111555',
      EmailAddress: person.EmailAddress,
      WorkEmailAddress: 'john.lemon@mywork.com',
      Address: person.Address,
      NextOfKin: { Relationship: 'Mam', Name: 'Mariel', Surname: 'Lemon', Mobile: '+444895111222' },
      TermsAndConditionsAccepted: true,
      StatisticalProcessingAccepted: false,
    })
    expect(answer.result).not.toHaveProperty('Password')
    expect(answer.text).not.toContain(password)
    expect((await portal.call('patient/demographic-data')).error?.EventCode).toBe(8)
    expect((await portal.call('patient/demographic-data', { session: who.session })).error?.EventCode).toBe(11)
  })

  it('keeps what is null or absent, clears what is empty, and needs the password', async () => {
    const { who, password, person, id } = await signedIn()
    const send = (change: unknown, secret = password) =>
      portal.call('patient/demographic-data', { ...who, body: { password: secret, demog: change } })
    expect((await send({ Initials: 'X' }, 'wrong')).error).toMatchObject({ HttpStatusCode: 400, EventCode: 0 })
    expect((await portal.call('patient/demographic-data', { ...who, body: { demog: {} } })).status).toBe(400)
    const done = await send({
      Surname: 'Orange',
      Initials: '',
      Telephone: '',
      WorkTelephone: null,
      Mobile: '07700 900123',
      Address: { Address2: '', City: 'Leeds' },
      ContactOptions: [{ Key: 'Email.General', Email: true, SMS: false }],
    })
    expect(done).toMatchObject({ status: 200, result: '' })
    const after = await shown(who)
    expect(after).toMatchObject({
      Name: person.Name,
      Surname: 'Orange',
      Initials: '',
      Telephone: '',
      Mobile: '+447700900123',
      Address: { Address1: 'Studio 99', Address2: '', Address3: 'Camden', City: 'Leeds', PostCode: 'N1 7NK' },
      NextOfKin: { Relationship: 'Mam' },
    })
    expect(after.ContactOptions).toContainEqual(
      expect.objectContaining({ Key: 'Email.General', Email: true, SMS: false }),
    )
    expect((await send({ Surname: '' })).error).toMatchObject({ EventCode: 1, Fields: [{ Path: 'demog.Surname' }] })
    expect((await send({ SexType: 3 })).error?.EventCode).toBe(2)
    const [account] = await read(practice.system, (tx) =>
      tx.select().from(onlineAccounts).where(eq(onlineAccounts.registrationId, id)),
    )
    const kept = await read(practice.system, (tx) =>
      tx
        .select()
        .from(patientContacts)
        .where(eq(patientContacts.patientId, account?.patientId ?? '')),
    )
    expect(kept.map(({ kind, value }) => [kind, value])).toEqual(expect.arrayContaining([['mobile', '+447700900123']]))
    expect(kept.some(({ kind }) => kind === 'phone')).toBe(false)
    const audit = await read(practice.system, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, account?.id ?? ''), eq(auditEvents.action, 'profile.changed'))),
    )
    expect(audit).toHaveLength(1)
  })

  it('of somebody whose details match a record is their own all the same', async () => {
    const first = await signedIn()
    const { Name, Surname } = first.person
    const second = await signedIn({ Name, Surname, Address: { ...first.person.Address, City: 'Elsewhere' } })
    const [registration] = await read(practice.system, (tx) =>
      tx.select().from(registrations).where(eq(registrations.id, second.id)),
    )
    expect(registration?.status).toBe('in-review')
    expect(await shown(second.who)).toMatchObject({ Name, Address: { City: 'Elsewhere' } })
    const body = { password: second.password, demog: { Address: { City: 'Hull' } } }
    expect((await portal.call('patient/demographic-data', { ...second.who, body })).status).toBe(200)
    expect(await shown(second.who)).toMatchObject({ Address: { City: 'Hull' } })
    expect(await shown(first.who)).toMatchObject({ Address: { City: 'London' } })
  })
})

describe('an insurer', () => {
  it('is one of those the practice works with, and survives other changes', async () => {
    const { who, password } = await signedIn()
    await createCompany(practice.as('manager'), { name: 'Wellness Insurance', type: 'insurer' })
    const { result } = await portal.call('companies/insurers')
    expect(result).toEqual([{ Key: expect.any(String), Name: 'Wellness Insurance', Type: 'I', IsPublic: true }])
    const [chosen] = Object.values(result) as { Key: string }[]
    const set = (insurerData: object) => portal.call('patient/insurer', { ...who, body: { insurerData } })
    expect((await portal.call('patient/insurer', who)).result).toMatchObject({ Key: '', Name: '' })
    expect((await set({ Key: 'another' })).error).toMatchObject({ EventCode: 2, Fields: [{ Path: 'insurerData.Key' }] })
    expect((await set({ Key: chosen?.Key, MemberNumber: 'AB1' })).status).toBe(200)
    await portal.call('patient/demographic-data', { ...who, body: { password, demog: { Initials: 'Z' } } })
    const own = await portal.call('patient/insurer', who)
    expect(own.result).toMatchObject({ Name: 'Wellness Insurance', MemberNumber: 'AB1' })
    expect((await set({ Key: '' })).status).toBe(200)
    expect((await portal.call('patient/insurer', who)).result).toMatchObject({ Name: '' })
  })
})

describe('what has still to be done', () => {
  it('is to say how to be contacted, where nobody asked', async () => {
    const { who, password, config } = await signedIn()
    expect(config).toMatchObject({ ForceContactOptions: true, ForceTermsAndConditions: false })
    const demog = { ContactOptions: [{ Key: 'Email.General', Email: true, SMS: true }] }
    await portal.call('patient/demographic-data', { ...who, body: { password, demog } })
    expect((await portal.call('auth/config', who)).result.ForceContactOptions).toBe(false)
  })

  it('is notified, and cannot be confirmed away', async () => {
    const { who } = await signedIn({ TermsAndConditionsAccepted: false })
    const all = await portal.call('notification/notifications', who)
    expect(all.result).toEqual([
      expect.objectContaining({ Type: 16, ObjectKey: 'AcceptTermsAndConditions' }),
      expect.objectContaining({ Type: 16, ObjectKey: 'SetContactOptions' }),
    ])
    expect((await portal.call('notification/notifications', { ...who, query: { type: '8' } })).result).toEqual([])
    expect((await portal.call('notification/notifications', { ...who, query: { type: 'x' } })).error?.EventCode).toBe(2)
    const query = { notification: 'SetContactOptions' }
    expect((await portal.call('notification/confirm', { ...who, query })).status).toBe(400)
  })

  it('is to accept the texts, when they were not or are new', async () => {
    const { who, password, config } = await signedIn({ TermsAndConditionsAccepted: false })
    expect(config).toMatchObject({ ForceTermsAndConditions: true })
    const accept = (secret: string) =>
      portal.call('patient/accept-terms-and-conditions', { ...who, body: { password: secret } })
    expect((await accept('wrong')).status).toBe(400)
    expect((await accept(password)).status).toBe(200)
    expect((await portal.call('auth/config', who)).result.ForceTermsAndConditions).toBe(false)
    await publishText(practice.as('manager'), {
      kind: 'terms',
      version: 1,
      en: 'New terms',
      cy: undefined,
      uk: undefined,
    })
    expect((await portal.call('auth/config', who)).result.ForceTermsAndConditions).toBe(true)
  })

  it('lists what there is to choose from', async () => {
    for (const path of ['ethnicities/ethnicities', 'gender-identity/genders', 'gender-identity/pronouns'])
      expect((await portal.call(path)).result).toContainEqual({ Key: expect.any(String), Name: expect.any(String) })
    const { who } = await signedIn()
    expect((await portal.call('patient/allowed-titles', who)).result).toContain('Mx')
  })
})
