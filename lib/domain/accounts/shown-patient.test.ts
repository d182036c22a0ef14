import { afterAll, expect, it } from 'vitest'
import { ownDetails } from '@/lib/domain/details/own-details'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { joinRegistration } from '@/lib/domain/registrations/join-registration'
import { forPractice } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { asPatient, makePractice } from '@/lib/testing/people'
import { openForRegistration } from '@/lib/testing/registering'
import { ownAccounts } from './queries'
import { upgradeAccount } from './upgrade-account'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('until identity is checked one sees what one submitted, in review and joined alike, and nothing of the record', async () => {
  const practice = await makePractice(app.db)
  const { desk, identified } = await atTheDesk(practice)
  const open = await openForRegistration(practice)
  const name = { givenName: 'Twin', familyName: 'Alike', dateOfBirth: '1984-03-27' }
  const onFile = { email: 'hidden@example.com', line1: '7 Hidden Road', usualClinician: 'Dr Hidden' }
  const { patientId } = await identified({ ...name, ...onFile })
  const { id: registrationId, token, person } = await open.waiting(name)
  await activateByLink(practice.visitor, { token })
  const registration = await open.registrationOf(registrationId)
  expect(registration?.status).toBe('in-review')
  const me = forPractice(asPatient(practice.visitor, registration?.loginId ?? ''), null)
  const seen = async () => [await ownDetails(me), await ownAccounts(me)]
  const before = await seen()
  await joinRegistration(desk, { registrationId, patientId, reason: 'Passport seen at the desk' })
  const after = await seen()
  expect(JSON.stringify(after)).not.toContain('idden')
  expect(after).toEqual(before)
  expect(after[0]).toMatchObject([{ mayChange: false, details: { contacts: { email: { value: person.email } } } }])
  await upgradeAccount(desk, { patientId })
  expect(JSON.stringify(await seen())).toContain('7 Hidden Road')
})
