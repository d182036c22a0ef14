import { eq } from 'drizzle-orm'
import { auditEvents, onlineAccounts, registrations } from '@/drizzle/schema'
import { event, expect, type Program, test } from '@/e2e/support/portal-api'
import { plainNumber, signIn, type Who } from '@/e2e/support/portal-people'
import { createCompany } from '@/lib/domain/chargebands/create-company'
import { read } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'

const shown = async (portal: Program, who: Who) => (await portal.call('patient/demographic-data', who)).result

test('45. what is null or absent stays, what is empty is cleared, line by line', async ({ portal, api, visit }) => {
  const { demog, who } = await signIn({ portal, api, visit })
  const before = await shown(portal, who)
  const send = (change: unknown) =>
    portal.call('patient/demographic-data', { ...who, body: { password: demog.Password, demog: change } })
  expect(await send({})).toMatchObject({ status: 200, result: '' })
  expect(await send(Object.fromEntries(Object.keys(demog).map((name) => [name, null])))).toMatchObject({ status: 200 })
  expect(await shown(portal, who)).toEqual(before)
  const change = {
    Surname: 'Orange',
    Initials: '',
    Telephone: '',
    WorkEmailAddress: null,
    Address: { Address2: '', City: 'Leeds', County: null },
    NextOfKin: { Relationship: 'Mother', Address: { Address1: '' } },
    ContactOptions: [{ Key: 'Email.General', Subject: 'x', Email: true, SMS: 'false' }],
  }
  expect((await send(change)).status).toBe(200)
  expect(await shown(portal, who)).toMatchObject({
    Title: 'Mr',
    Name: demog.Name,
    Surname: 'Orange',
    Initials: '',
    DateOfBirth: demog.DateOfBirth,
    Mobile: plainNumber(demog.Mobile),
    Telephone: '',
    EmailAddress: demog.EmailAddress,
    WorkEmailAddress: demog.WorkEmailAddress,
    Address: { ...demog.Address, Address2: '', City: 'Leeds' },
    NextOfKin: { Relationship: 'Mother', Name: 'Mariel', Surname: 'Lemon', Address: { Address1: '', City: 'London' } },
    ContactOptions: expect.arrayContaining([
      expect.objectContaining({ Key: 'Email.General', Email: true, SMS: false }),
    ]),
  })
})

test('45. a change needs the password, and is written into the log', async ({ portal, api, visit }) => {
  const { demog, who } = await signIn({ portal, api, visit })
  const send = (body: object) => portal.call('patient/demographic-data', { ...who, body })
  expect(await send({ demog: { Initials: 'X' } })).toMatchObject(event(0, 400, { Fields: [{ Path: 'password' }] }))
  expect(await send({ password: 'wrong', demog: { Initials: 'X' } })).toMatchObject(event(0, 400))
  expect((await shown(portal, who)).Initials).toBe('JL')
  expect((await send({ password: demog.Password, demog: { Initials: 'X' } })).status).toBe(200)
  const [account] = await read(api.system, (tx) =>
    tx
      .select({ id: onlineAccounts.id })
      .from(onlineAccounts)
      .innerJoin(registrations, eq(registrations.id, onlineAccounts.registrationId))
      .where(eq(registrations.email, demog.EmailAddress)),
  )
  const log = await read(api.system, (tx) =>
    tx
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, account?.id ?? '')),
  )
  expect(log.map(({ action }) => action)).toContain('profile.changed')
})

test('45. what the practice needs cannot be cleared, and what cannot be read is refused at its member', async ({
  portal,
  api,
  visit,
}) => {
  const { demog, who } = await signIn({ portal, api, visit })
  const send = (change: object) =>
    portal.call('patient/demographic-data', { ...who, body: { password: demog.Password, demog: change } })
  const wrong: [change: object, path: string, code: number][] = [
    [{ Name: '' }, 'demog.Name', 1],
    [{ Surname: '' }, 'demog.Surname', 1],
    [{ Title: '' }, 'demog.Title', 1],
    [{ Mobile: '' }, 'demog.Mobile', 1],
    [{ Address: { PostCode: '' } }, 'demog.Address.PostCode', 1],
    [{ DateOfBirth: '02/08/1958' }, 'demog.DateOfBirth', 2],
    [{ SexType: 3 }, 'demog.SexType', 2],
    [{ Surname: 5 }, 'demog.Surname', 2],
    [{ WorkEmailAddress: 'x' }, 'demog.WorkEmailAddress', 2],
    [{ Surname: '<b>x</b>' }, 'demog.Surname', 12],
  ]
  const before = await shown(portal, who)
  for (const [change, path, code] of wrong)
    expect(await send(change), path).toMatchObject(event(code, 400, { Fields: [{ Path: path }] }))
  expect(await shown(portal, who)).toEqual(before)
})

test('46. the terms and the statistical use are accepted together, with the password', async ({
  portal,
  api,
  visit,
}) => {
  const { demog, who } = await signIn({ portal, api, visit }, { TermsAndConditionsAccepted: false })
  const accept = (body: object) => portal.call('patient/accept-terms-and-conditions', { ...who, body })
  expect(await shown(portal, who)).toMatchObject({
    TermsAndConditionsAccepted: false,
    StatisticalProcessingAccepted: false,
  })
  expect(await accept({})).toMatchObject(event(0, 400, { Fields: [{ Path: 'password' }] }))
  expect(await accept({ password: 'wrong' })).toMatchObject(event(0, 400))
  expect(await accept({ password: demog.Password })).toMatchObject({ status: 200, result: '' })
  expect(await shown(portal, who)).toMatchObject({
    TermsAndConditionsAccepted: true,
    StatisticalProcessingAccepted: true,
  })
})

test('47. an insurer is one of the public companies', async ({ portal, api, visit }) => {
  const { who } = await signIn({ portal, api, visit })
  const name = `Wellness ${newId().slice(-6)}`
  const manager = { ...api.as('manager'), now: new Date() }
  await createCompany(manager, { name, type: 'insurer' })
  const employer = await createCompany(manager, { name: `Works ${newId().slice(-6)}`, type: 'employer' })
  const list = Object.values((await portal.call('companies/insurers')).result) as { Key: string; Name: string }[]
  const chosen = list.find((one) => one.Name === name)
  expect(chosen).toMatchObject({ Type: 'I', IsPublic: true })
  const set = (insurerData: object) => portal.call('patient/insurer', { ...who, body: { insurerData } })
  expect((await portal.call('patient/insurer', who)).result).toMatchObject({ Key: '', Name: '' })
  for (const Key of [newId(), 'nonsense', employer.id])
    expect(await set({ Key }), Key).toMatchObject(event(2, 400, { Fields: [{ Path: 'insurerData.Key' }] }))
  expect((await set({ Key: chosen?.Key, MemberNumber: 'AB123' })).status).toBe(200)
  const own = { Key: chosen?.Key, Name: name, Type: 'I', IsPublic: true, MemberNumber: 'AB123' }
  expect((await portal.call('patient/insurer', who)).result).toEqual(own)
  expect((await set({ Key: '' })).status).toBe(200)
  expect((await portal.call('patient/insurer', who)).result).toMatchObject({ Key: '', MemberNumber: '' })
})

test('49. notifications are asked for by a sum of bits, 95 where none is sent; what has to be done cannot be confirmed', async ({
  portal,
  api,
  visit,
}) => {
  const { who } = await signIn({ portal, api, visit }, { TermsAndConditionsAccepted: false })
  const ask = (query: Record<string, string>) => portal.call('notification/notifications', { ...who, query })
  const types = async (query: Record<string, string>) =>
    Object.values((await ask(query)).result).map((one) => (one as { Type: number }).Type)
  const all = await types({})
  expect(all).toEqual([16, 16])
  expect(await types({ type: '95' })).toEqual(all)
  expect(await types({ type: '16' })).toEqual(all)
  expect(await types({ type: '127' })).toEqual(all)
  expect(await types({ type: '79' })).toEqual([])
  expect(await types({ type: '32' })).toEqual([])
  for (const type of ['x', '-1', '1.5', '']) expect(await ask({ type }), type).toMatchObject(event(2, 400))
  const confirm = (notification: string) => portal.call('notification/confirm', { ...who, query: { notification } })
  for (const key of ['SetContactOptions', 'AcceptTermsAndConditions', newId()])
    expect((await confirm(key)).error?.EventCode, key).toBe(0)
  expect(await types({})).toEqual(all)
})

test('a change by one is not seen by another, and the titles are there for who is signed in', async ({
  portal,
  api,
  visit,
}) => {
  const [one, two] = [await signIn({ portal, api, visit }), await signIn({ portal, api, visit })]
  const body = { password: one.demog.Password, demog: { Surname: 'Orange' } }
  expect((await portal.call('patient/demographic-data', { ...one.who, body })).status).toBe(200)
  expect((await shown(portal, two.who)).Surname).toBe(two.demog.Surname)
  // One's session with the other's token opens nothing.
  const mixed = { session: one.who.session, token: two.who.token }
  expect(await portal.call('patient/demographic-data', mixed)).toMatchObject(event(11, 403))
  expect(Object.values((await portal.call('patient/allowed-titles', one.who)).result)).toContain('Mx')
})
