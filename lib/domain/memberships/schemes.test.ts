import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents } from '@/drizzle/schema'
import { archiveChargeband } from '@/lib/domain/chargebands/archive-chargeband'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { createCompany } from '@/lib/domain/chargebands/create-company'
import { read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { createSignUpCode } from '@/lib/domain/sign-up-codes/create-sign-up-code'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering } from '@/lib/testing/registering'
import { makeScheme } from '@/lib/testing/schemes'
import { archiveScheme } from './archive-scheme'
import { changePrice } from './change-price'
import { schemeOfCode } from './check-membership-code'
import { createScheme } from './create-scheme'
import { membersOf, schemeById, schemesOfBand } from './queries'
import { ChangePrice, CreateScheme } from './schema'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
let practice: TestPractice
let other: TestPractice
let here: Registering
let theirs: Registering

beforeAll(async () => {
  practice = await makePractice(app.db)
  other = await makePractice(app.db)
  here = await openForRegistration(practice)
  theirs = await openForRegistration(other)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

const manager = () => practice.as('manager')
const found = (code: string, ctx = practice.visitor) => read(ctx, (tx) => schemeOfCode(tx, ctx, code))

describe('a membership scheme', () => {
  it('is made on a self-pay chargeband, found by its code however it is typed, and written down', async () => {
    const { id, code } = await makeScheme(practice, here.chargebandId, { code: 'Silver-Card 7' })
    expect(await found('silver card7')).toMatchObject({ id, code, net: 100_00, tax: 20_00, currency: 'GBP' })
    expect(await found('SILVERCARD8')).toBeNull()
    expect(await schemesOfBand(manager(), here.chargebandId)).toContainEqual(
      expect.objectContaining({ id, gross: 120_00, members: 0, frequency: 'monthly', billingDay: 1 }),
    )
    const log = await read(manager(), (tx) => tx.select().from(auditEvents))
    expect(log.filter(({ subjectId }) => subjectId === id)).toMatchObject([{ action: 'membership-scheme.created' }])
  })

  it('has a code of its own in the practice, whoever asks first, and none that signs people up', async () => {
    const { code } = await makeScheme(practice, here.chargebandId)
    await expect(makeScheme(practice, here.chargebandId, { code: code.toLowerCase() })).rejects.toThrow(Conflict)
    const signUp = await here.makeCode()
    await expect(makeScheme(practice, here.chargebandId, { code: signUp })).rejects.toThrow(Conflict)
    await makeScheme(other, theirs.chargebandId, { code })
    const many = await Promise.allSettled(
      Array.from({ length: 8 }, () => makeScheme(practice, here.chargebandId, { code: 'RACED-CODE' })),
    )
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const window = { totalLimit: undefined, opens: undefined, closes: undefined }
    await createSignUpCode(manager(), { chargebandId: here.chargebandId, code: 'OTHERWISE1', ...window })
  })

  it('is not for patients whom a company pays for, nor of another practice', async () => {
    const { id: companyId } = await createCompany(manager(), { name: 'Acme', type: 'employer' })
    const { id: employees } = await createChargeband(manager(), { companyId, name: 'Employees' })
    await expect(makeScheme(practice, employees)).rejects.toMatchObject({
      reason: { key: 'errors.membershipScheme.notSelfPay' },
    })
    await expect(makeScheme(practice, theirs.chargebandId)).rejects.toThrow(NotFound)
    const foreign = await makeScheme(other, theirs.chargebandId)
    await expect(schemeById(manager(), foreign.id)).rejects.toThrow(NotFound)
    await expect(changePrice(manager(), { schemeId: foreign.id, version: 1, net: 1, tax: 0 })).rejects.toThrow(NotFound)
    await expect(archiveScheme(manager(), { schemeId: foreign.id, version: 1 })).rejects.toThrow(NotFound)
    expect(await found(foreign.code)).toBeNull()
    expect((await membersOf(manager(), { schemeId: foreign.id })).members).toEqual([])
  })

  it('costs another price from now on, changed by one at a time', async () => {
    const { id, code } = await makeScheme(practice, here.chargebandId)
    const changes = await Promise.allSettled(
      [1, 2, 3, 4].map((pounds) => changePrice(manager(), { schemeId: id, version: 1, net: pounds * 100, tax: 0 })),
    )
    expect(changes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await found(code))?.net).toBeLessThan(500)
  })

  it('takes nobody once archived, and gives its code back', async () => {
    const { id, code } = await makeScheme(practice, here.chargebandId)
    await archiveScheme(manager(), { schemeId: id, version: 1 })
    expect(await found(code)).toBeNull()
    await expect(changePrice(manager(), { schemeId: id, version: 2, net: 1, tax: 0 })).rejects.toThrow(Conflict)
    await makeScheme(practice, here.chargebandId, { code })
  })

  it('goes with its chargeband', async () => {
    const chargebandId = await here.makeChargeband('Going')
    const { id } = await makeScheme(practice, chargebandId)
    await archiveChargeband(manager(), { chargebandId, endCodes: false, version: 1 })
    expect((await schemeById(manager(), id)).archivedAt).not.toBeNull()
  })

  it('is a manager’s to make and staff’s to see', async () => {
    const input = CreateScheme.parse({
      chargebandId: here.chargebandId,
      ...{ name: 'X', code: 'ABCDE', net: '1', frequency: 'weekly' },
    })
    const { id } = await makeScheme(practice, here.chargebandId)
    for (const ctx of [practice.as('receptionist'), practice.as('clinician'), practice.visitor, practice.system]) {
      await expect(createScheme(ctx, input)).rejects.toThrow(Forbidden) // membership-scheme:edit
      await expect(changePrice(ctx, { schemeId: id, version: 1, net: 1, tax: 0 })).rejects.toThrow(Forbidden)
      await expect(archiveScheme(ctx, { schemeId: id, version: 1 })).rejects.toThrow(Forbidden)
    }
    await expect(schemesOfBand(practice.visitor, here.chargebandId)).rejects.toThrow(Forbidden) // membership-scheme:view
    expect(await schemesOfBand(practice.as('clinician'), here.chargebandId)).not.toEqual([])
  })
})

describe('the form of a price', () => {
  const change = (net: unknown, tax: unknown = '') =>
    ChangePrice.safeParse({ schemeId: '0193d6a2-7c1e-7000-8000-000000000001', version: '1', net, tax })

  it.each([
    ['48', 48_00],
    ['£1,048.50', 1048_50],
    ['0.01', 1],
    [4800, 48_00],
  ])('reads %s', (typed, net) => {
    expect(change(typed).data).toMatchObject({ net, tax: 0 })
  })

  it.each([
    ['', 'errors.membershipScheme.price'],
    ['0', 'errors.membershipScheme.price'],
    [undefined, 'errors.membershipScheme.price'],
    ['forty', 'errors.price.invalid'],
    ['-5', 'errors.price.invalid'],
    ['1.005', 'errors.price.invalid'],
    [10.5, 'errors.price.invalid'],
    ['99999999', 'errors.price.invalid'],
  ])('refuses %s', (typed, key) => {
    expect(change(typed).error?.issues[0]).toMatchObject({ path: ['net'], message: key })
  })

  it('takes no tax for none, and refuses half of one', () => {
    expect(change('1', '0').data).toMatchObject({ tax: 0 })
    expect(change('1', 'x').error?.issues[0]).toMatchObject({ path: ['tax'], message: 'errors.price.invalid' })
  })
})
