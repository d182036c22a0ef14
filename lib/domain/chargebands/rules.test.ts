import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, staffMembers } from '@/drizzle/schema'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { addRule } from './add-rule'
import { addService } from './add-service'
import { createChargeband } from './create-chargeband'
import { editRule } from './edit-rule'
import { moveRule } from './move-rule'
import { listCompanies, ruleChoices, rulesOf } from './queries'
import { removeRule } from './remove-rule'
import { removeService } from './remove-service'
import { AddRule, EditRule } from './schema'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let manager: Ctx
let receptionist: Ctx

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 30)
  practice = await makePractice(connection.db)
  manager = practice.as('manager')
  receptionist = practice.as('receptionist')
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

async function band(): Promise<string> {
  const [company] = await listCompanies(manager)
  return (await createChargeband(manager, { companyId: company?.id ?? '', name: `Band ${newId().slice(-8)}` })).id
}
const selfBook = (chargebandId: string, name: string, serviceIds: string[] = []) =>
  addRule(manager, { kind: 'patient-self-book', chargebandId, name, allow: true, serviceIds, siteIds: [] })
const order = async (chargebandId: string) =>
  (await rulesOf(manager, chargebandId)).map(({ position, name }) => `${position} ${name}`)
/** What was recorded about it; a test's clock stands still, so by name. */
const audit = (subjectId: string) =>
  read(manager, (tx) =>
    tx.select({ action: auditEvents.action }).from(auditEvents).where(eq(auditEvents.subjectId, subjectId)),
  ).then((rows) => rows.map(({ action }) => action).sort())

describe('the form of a rule', () => {
  const typed = { chargebandId: newId(), name: 'Prices', kind: 'price-list' }
  const [gp, test] = [newId(), newId()]

  it('reads prices in pounds, and leaves out the empty ones', () => {
    const read = AddRule.parse({ ...typed, [`price-${gp}`]: '£1,048.5', [`price-${test}`]: ' ' })
    expect(read).toMatchObject({ providesServices: false, siteIds: [], prices: { [gp]: 104850 } })
    expect(Object.keys(read)).not.toContain(`price-${gp}`)
  })

  it('says at its field that a price is none', () => {
    const result = EditRule.safeParse({ ...typed, ruleId: gp, version: '1', [`price-${gp}`]: 'ten' })
    expect(result.error?.issues).toMatchObject([{ path: [`price-${gp}`], message: 'errors.price.invalid' }])
    expect(AddRule.safeParse({ ...typed, name: ' ' }).error?.issues).toMatchObject([
      { path: ['name'], message: 'errors.rule.name' },
    ])
  })

  it('refuses a kind there is not', () => {
    expect(AddRule.safeParse({ ...typed, kind: 'free-lunch' }).success).toBe(false)
  })
})

describe('adding a rule', () => {
  it('puts it last, with services named on the way, and says it in one line', async () => {
    const id = await band()
    await selfBook(id, 'First')
    await addRule(manager, {
      ...{
        kind: 'price-list',
        chargebandId: id,
        name: 'Private 2026',
        siteIds: [],
        prices: {},
        providesServices: true,
      },
      newServices: 'GP 15 min, £48\nBlood test 25.50',
    })
    const rules = await rulesOf(receptionist, id)
    expect(rules.map(({ sentence }) => sentence)).toEqual([
      'No service yet · any site',
      '2 services with prices · makes them available · any site',
    ])
    const settings = rules[1]?.rule.settings
    expect(settings && 'prices' in settings ? Object.values(settings.prices).sort() : []).toEqual([2550, 4800])
    expect(await audit(id)).toEqual(['chargeband.created', 'chargeband.rule-added', 'chargeband.rule-added'])
  })

  it('applies when the clinician, location or tag is what staff say, each word once', async () => {
    const id = await band()
    const [clinician] = await read(manager, (tx) =>
      tx.select().from(staffMembers).where(eq(staffMembers.role, 'clinician')),
    )
    const rule = { kind: 'patient-self-book' as const, chargebandId: id, name: 'Strict', allow: true, serviceIds: [] }
    const when = {
      siteIds: [],
      clinicianIds: [clinician?.id ?? ''],
      locations: 'Room 3\nroom 3, Annexe\n',
      tags: 'Travel',
    }
    await addRule(manager, { ...rule, ...when })
    const [added] = await rulesOf(receptionist, id)
    expect(added?.appliesWhen).toEqual({ ...when, locations: ['Room 3', 'Annexe'], tags: ['Travel'] })
    expect(added?.sentence).toBe(
      `No service yet · any site · with ${clinician?.name} · in Room 3, Annexe · tagged Travel`,
    )
    const [nobody] = await read(manager, (tx) => tx.select().from(staffMembers).where(eq(staffMembers.role, 'manager')))
    await expect(addRule(manager, { ...rule, ...when, clinicianIds: [nobody?.id ?? ''] })).rejects.toThrow(Invalid)
  })

  it('keeps positions contiguous when many add at once', async () => {
    const id = await band()
    await Promise.all(Array.from({ length: 12 }, (_, index) => selfBook(id, `Rule ${index}`)))
    expect((await rulesOf(manager, id)).map(({ position }) => position)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    )
  })

  it('refuses services of another practice, lines without a price, and a receptionist', async () => {
    const id = await band()
    const other = await makePractice(connection.db)
    const { id: theirs } = await addService(other.as('manager'), { name: 'Theirs', kind: 'test' })
    await expect(selfBook(id, 'Theirs', [theirs])).rejects.toBeInstanceOf(Invalid)
    const priceless = { kind: 'price-list' as const, chargebandId: id, name: 'P', siteIds: [], prices: {} }
    await expect(
      addRule(manager, { ...priceless, providesServices: false, newServices: 'Blood test' }),
    ).rejects.toMatchObject({ fields: { newServices: { key: 'errors.price.line' } } })
    await expect(selfBook(newId(), 'Nowhere')).rejects.toBeInstanceOf(NotFound)
    await expect(
      addRule(receptionist, {
        kind: 'patient-self-book',
        chargebandId: id,
        name: 'N',
        allow: true,
        serviceIds: [],
        siteIds: [],
      }),
    ).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('changing, moving and removing a rule', () => {
  it('changes it once for two who opened the same version', async () => {
    const id = await band()
    const rule = await selfBook(id, 'Old')
    const edit = (name: string) =>
      editRule(manager, {
        ...{ kind: 'patient-self-book', chargebandId: id, ruleId: rule.id, version: 1 },
        ...{ name, allow: false, serviceIds: [], siteIds: [] },
      })
    const results = await Promise.allSettled([edit('New'), edit('New')])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(edit('Third')).rejects.toBeInstanceOf(Conflict)
    expect(await rulesOf(manager, id)).toMatchObject([
      { name: 'New', version: 2, rule: { settings: { allow: false } } },
    ])
    expect(await audit(id)).toContain('chargeband.rule-changed')
  })

  it('moves it once for two who press at once, and the order stays whole', async () => {
    const id = await band()
    for (const name of ['A', 'B', 'C']) await selfBook(id, name)
    const c = (await rulesOf(manager, id))[2]?.id ?? ''
    const up = () => moveRule(manager, { chargebandId: id, ruleId: c, position: 3, direction: 'up' })
    const results = await Promise.allSettled([up(), up()])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await order(id)).toEqual(['1 A', '2 C', '3 B'])
    await expect(up()).rejects.toMatchObject({ reason: { key: 'errors.rule.moved' } })
    expect(await audit(id)).toContain('chargeband.rule-moved')
  })

  it('keeps the order whole while many move and remove at once', async () => {
    const id = await band()
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) await selfBook(id, name)
    const rules = await rulesOf(manager, id)
    await Promise.allSettled(
      rules.flatMap(({ id: ruleId, position }) => [
        moveRule(manager, { chargebandId: id, ruleId, position, direction: 'down' }),
        moveRule(manager, { chargebandId: id, ruleId, position, direction: 'up' }),
        ...(position === 3 ? [removeRule(manager, { chargebandId: id, ruleId })] : []),
      ]),
    )
    const left = await rulesOf(manager, id)
    expect(left.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
    expect(left.map(({ name }) => name).sort()).toEqual(['A', 'B', 'D', 'E', 'F'])
  })

  it('refuses the first up, a removed one, and a receptionist', async () => {
    const id = await band()
    const { id: ruleId } = await selfBook(id, 'Only')
    const move = { chargebandId: id, ruleId, position: 1, direction: 'up' } as const
    await expect(moveRule(manager, move)).rejects.toBeInstanceOf(Conflict)
    await expect(moveRule(receptionist, move)).rejects.toBeInstanceOf(Forbidden)
    await expect(removeRule(receptionist, move)).rejects.toBeInstanceOf(Forbidden)
    const edit = {
      ...move,
      kind: 'patient-self-book' as const,
      version: 1,
      name: 'N',
      allow: true,
      serviceIds: [],
      siteIds: [],
    }
    await expect(editRule(receptionist, edit)).rejects.toBeInstanceOf(Forbidden)
    await removeRule(manager, move)
    await expect(removeRule(manager, move)).rejects.toBeInstanceOf(Conflict)
    await expect(editRule(manager, edit)).rejects.toBeInstanceOf(Conflict)
    expect(await audit(id)).toContain('chargeband.rule-removed')
  })
})

describe('services', () => {
  it('are added once, whatever their case, and removed when no rule speaks about them', async () => {
    const { id: serviceId } = await addService(manager, { name: 'Ear check', kind: 'procedure' })
    await expect(addService(manager, { name: 'EAR CHECK', kind: 'test' })).rejects.toMatchObject({
      fields: { name: { key: 'errors.service.nameTaken' } },
    })
    const id = await band()
    const { id: ruleId } = await selfBook(id, 'Ears', [serviceId])
    await expect(removeService(manager, { serviceId })).rejects.toMatchObject({
      reason: { key: 'errors.service.used', params: { rule: 'Ears' } },
    })
    await removeRule(manager, { chargebandId: id, ruleId })
    await removeService(manager, { serviceId })
    expect((await ruleChoices(manager)).services.map((one) => one.id)).not.toContain(serviceId)
    await expect(removeService(manager, { serviceId })).rejects.toBeInstanceOf(NotFound)
    expect(await audit(serviceId)).toEqual(['service.added', 'service.removed'])
    await expect(addService(receptionist, { name: 'No', kind: 'test' })).rejects.toBeInstanceOf(Forbidden)
    await expect(removeService(receptionist, { serviceId })).rejects.toBeInstanceOf(Forbidden)
  })
})
