import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AddressFinder } from '@/lib/domain/addresses/vocabulary'
import { Conflict, Forbidden, Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration } from '@/lib/testing/registering'
import { fieldsOf } from './address-search'
import { draftFor } from './drafts'
import { pickAddress, searchAddress } from './search-address'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let draftToken: string

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 8)
  practice = await makePractice(connection.db)
  const here = await openForRegistration(practice)
  draftToken = (await here.completeDraft(await here.makeCode())).draftToken
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const address = { line1: 'Flat 2', line2: '7 Mill Lane', line3: 'Holbeck', town: 'Leeds', postcode: 'LS1 4AP' }
const finder: AddressFinder = {
  byPostcode: async () => [{ text: 'Flat 2, 7 Mill Lane', address }],
  byWords: async () => [],
  byId: async () => null,
}
const searchOf = async () => (await draftFor(practice.visitor, draftToken))?.answers.addressSearch

describe('looking up an address on the journey', () => {
  it('keeps what was found in the draft, and leaves the answer as it is', async () => {
    const before = (await draftFor(practice.visitor, draftToken))?.answers.address
    const input = { draftToken, postcode: 'LS1 4AP', finder }
    expect(await searchAddress(practice.visitor, input)).toEqual({ found: 1 })
    expect((await draftFor(practice.visitor, draftToken))?.answers.address).toEqual(before)
    expect(fieldsOf((await searchOf()) ?? { postcode: '', found: [] })).toEqual({ postcode: 'LS1 4AP' })
  })

  it('fills the fields with the one that is picked, for the person to look over', async () => {
    await pickAddress(practice.visitor, { draftToken, pick: '0' })
    const fields = { postcode: 'LS1 4AP', line1: 'Flat 2', line2: '7 Mill Lane, Holbeck', town: 'Leeds', county: '' }
    expect(fieldsOf((await searchOf()) ?? { postcode: '', found: [] })).toEqual(fields)
    await pickAddress(practice.visitor, { draftToken, pick: 'none' })
    expect((await searchOf())?.picked).toBeUndefined()
  })

  it('refuses a pick that is not in the list, a draft that is gone, and staff', async () => {
    for (const pick of ['1', '-1', 'x', '0.5', '__proto__'])
      await expect(pickAddress(practice.visitor, { draftToken, pick })).rejects.toThrow(Invalid)
    const gone = { draftToken: 'gone', postcode: 'LS1 4AP', finder }
    await expect(searchAddress(practice.visitor, gone)).rejects.toThrow(Conflict)
    await expect(searchAddress(practice.as('manager'), { ...gone, draftToken })).rejects.toThrow(Forbidden)
  })
})
