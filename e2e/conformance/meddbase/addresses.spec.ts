import { registerPerson } from '@/drizzle/seed/register-person'
import { withClients } from '@/e2e/support/api-practice'
import { makeOwnPractice } from '@/e2e/support/own-practice'
import { somebody } from '@/e2e/support/person'
import { event, expect, program, test } from '@/e2e/support/portal-api'

test('18. addresses of a postcode are opaque keys and lines; a key tells the address, at its practice alone', async ({
  portal,
  api,
  visit,
}) => {
  const { code } = await api.newCode()
  for (let n = 0; n < 3; n += 1) {
    const { title, givenName, familyName, email, mobile, password } = somebody()
    const home = { postcode: 'LS6 3AA', line1: 'Oak House', town: 'Leeds' }
    const person = { title, givenName, familyName, dateOfBirth: `194${n}-03-0${n + 1}`, email, mobile, ...home }
    await registerPerson({ ...api.visitor, now: new Date() }, person, { code, password, activate: true })
  }
  const searches = [
    await portal.call('address-finder/search', { query: { postcode: 'ls6 3aa' } }),
    await portal.call('address-finder/fuzzy-search', { query: { query: 'oak house ls6 3aa' } }),
  ]
  for (const { result } of searches) {
    const found = Object.values(result)
    expect(found).toContainEqual({ Key: expect.any(String), Address: expect.stringContaining('Oak House') })
    expect(JSON.stringify(found.map((one) => (one as { Key: string }).Key))).not.toMatch(/oak|ls6/i)
  }
  const [first] = Object.values(searches[0]?.result ?? {}) as [{ Key: string }]
  const query = { key: first.Key }
  expect((await portal.call('address-finder/address', { query })).result).toMatchObject({
    ...{ Address1: 'Oak House', City: 'Leeds', PostCode: 'LS6 3AA' },
  })
  const older = await portal.call('auth/address-lookup', { query: { postcode: 'LS63AA' } })
  expect(Object.values(older.result)).toContainEqual(expect.objectContaining({ Address1: 'Oak House' }))
  expect(
    Object.values((await portal.call('address-finder/search', { query: { postcode: 'EC1A 1BB' } })).result),
  ).toEqual([])
  for (const wrong of [{}, { key: '' }])
    expect((await portal.call('address-finder/address', { query: wrong })).status, JSON.stringify(wrong)).toBe(400)
  for (const key of ['nonsense', `x${first.Key}`])
    expect(await portal.call('address-finder/address', { query: { key } }), key).toMatchObject(event(0, 404))
  const { end, ...elsewhere } = await makeOwnPractice()
  const other = program(visit.base, await (await withClients(elsewhere)).newClient(), '10.4.5.9')
  expect(await other.call('address-finder/address', { query })).toMatchObject(event(0, 404))
  await end()
})
