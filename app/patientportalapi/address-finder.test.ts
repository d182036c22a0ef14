import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressesOfPostcode, addressesOfWords, addressOfKey, keyOf } from '@/lib/domain/addresses/find-addresses'
import type { AddressFinder } from '@/lib/domain/addresses/vocabulary'
import { editPatient } from '@/lib/domain/patients/edit-patient'
import { editPatientForm } from '@/lib/domain/patients/schema'
import { Forbidden, NotFound, RateLimited } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { limits } from '@/lib/platform/rate-limit'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let portal: Awaited<ReturnType<typeof openPortal>>
let desk: Awaited<ReturnType<typeof atTheDesk>>

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 8)
  practice = await makePractice(connection.db)
  portal = await openPortal(practice)
  desk = await atTheDesk(practice)
  for (const line1 of ['1 Mill Lane', '2 Mill Lane', '3 Mill Lane', 'Elm House', 'Elm House', 'Elm House', 'Lodge'])
    await desk.register({ postcode: 'LS1 4AP', line1, town: 'Leeds' })
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const texts = ({ result }: Awaited<ReturnType<typeof portal.call>>) =>
  (Array.isArray(result) ? result : []).map((one: { Address: string }) => one.Address)

describe('addresses to choose from', () => {
  it('are what several patients share, by postcode with and without its space, in any case', async () => {
    for (const postcode of ['LS1 4AP', 'ls14ap']) {
      const answer = await portal.call('address-finder/search', { query: { postcode } })
      expect(texts(answer)).toEqual(['Elm House, Leeds, LS1 4AP', 'Mill Lane, Leeds, LS1 4AP'])
      expect(answer.text).not.toContain('Lodge')
    }
    expect(texts(await portal.call('address-finder/search', { query: { postcode: 'LS1 4AQ' } }))).toEqual([])
  })

  it('are found by words with a postcode or half of one', async () => {
    const by = async (query: string) => texts(await portal.call('address-finder/fuzzy-search', { query: { query } }))
    expect(await by('mill la, LS1 4AP')).toEqual(['Mill Lane, Leeds, LS1 4AP'])
    expect(await by('ls1 elm')).toEqual(['Elm House, Leeds, LS1 4AP'])
    expect(await by('elm house leeds')).toEqual([])
    expect(await by('LS14 elm')).toEqual([])
  })

  it('have a key that says nothing and opens the whole address, here only', async () => {
    const { result } = await portal.call('address-finder/search', { query: { postcode: 'LS1 4AP' } })
    const key = String((Array.isArray(result) ? result : [])[0]?.Key)
    expect(key).not.toContain('Elm')
    expect((await portal.call('address-finder/address', { query: { key } })).result).toEqual({
      ...{ Address1: 'Elm House', Address2: '', Address3: '', City: 'Leeds', County: '', PostCode: 'LS1 4AP' },
      Country: '',
    })
    const other = await openPortal(await makePractice(connection.db))
    for (const answer of [
      await other.call('address-finder/address', { query: { key } }),
      await portal.call('address-finder/address', { query: { key: `${key.slice(2)}xx` } }),
      await portal.call('address-finder/address', { query: { key: 'x' } }),
    ])
      expect(answer.error).toMatchObject({ EventCode: 0, HttpStatusCode: 404 })
    expect(texts(await other.call('address-finder/search', { query: { postcode: 'LS1 4AP' } }))).toEqual([])
  })

  it('come whole by the older call, which may name the house', async () => {
    const all = await portal.call('auth/address-lookup', { query: { postcode: 'LS14AP' } })
    expect(all.result).toMatchObject([{ Address1: 'Elm House' }, { Address1: 'Mill Lane' }])
    const one = await portal.call('auth/address-lookup', { query: { postcode: 'LS14AP', house: 'elm' } })
    expect(one.result).toMatchObject([{ Address1: 'Elm House', City: 'Leeds' }])
  })

  it('are refused where the parameter is missing or no postcode, and without a key', async () => {
    expect((await portal.call('address-finder/search')).error).toMatchObject({ EventCode: 1, HttpStatusCode: 400 })
    expect((await portal.call('address-finder/search', { query: { postcode: 'nowhere' } })).error).toMatchObject({
      EventCode: 2,
      Fields: [{ Path: 'postcode' }],
    })
    expect((await portal.call('address-finder/search', { key: null })).error?.EventCode).toBe(3)
  })

  it('leave out whatever somebody with a restricted record lives at', async () => {
    const at = { postcode: 'LS2 8AB', line1: 'Refuge House', town: 'Leeds' }
    const people = [await desk.register(at), await desk.register(at), await desk.register(at)]
    const found = async () => texts(await portal.call('address-finder/search', { query: { postcode: at.postcode } }))
    expect(await found()).toEqual(['Refuge House, Leeds, LS2 8AB'])
    const form = editPatientForm('england').parse({ ...people[0], ...at, version: 1, restricted: 'on' })
    await editPatient(desk.desk, form)
    expect(await found()).toEqual([])
  })
})

describe('finding addresses', () => {
  const silent: AddressFinder = { byPostcode: async () => [], byWords: async () => [], byId: async () => null }

  it('is for those who register (address:find), not for staff, and not without end', async () => {
    await expect(addressesOfPostcode(practice.as('manager'), { postcode: 'LS1 4AP' })).rejects.toThrow(Forbidden)
    const ctx = { ...practice.visitor, actor: { kind: 'anyone' as const, address: '198.51.100.7' } }
    for (let n = 0; n < limits['find-address'].points; n += 1)
      await addressesOfWords(ctx, { words: 'x', finder: silent })
    await expect(addressesOfWords(ctx, { words: 'x', finder: silent })).rejects.toThrow(RateLimited)
  })

  it('asks the service again for what it only named, and says where that is gone', async () => {
    const key = keyOf(practice.visitor, { text: '1 Mill Lane', id: 'paf_1' })
    const address = { line1: '1 Mill Lane', postcode: 'LS1 4AP' }
    const finder = { ...silent, byId: async (id: string) => (id === 'paf_1' ? address : null) }
    expect(await addressOfKey(practice.visitor, { key, finder })).toEqual(address)
    await expect(addressOfKey(practice.visitor, { key, finder: silent })).rejects.toThrow(NotFound)
  })
})
