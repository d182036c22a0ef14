import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addRule } from '@/lib/domain/chargebands/add-rule'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'
import { openForRegistration, type Registering } from '@/lib/testing/registering'

const database = await createTestDatabase()
const connection = connect(database.appUrl, 8)
let practice: TestPractice
let here: Registering
let portal: Awaited<ReturnType<typeof openPortal>>
let payerType: string

beforeAll(async () => {
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  portal = await openPortal(practice)
  payerType = await here.makeCode()
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

describe('anon-appointment', () => {
  const ofType = { 'appointment-type': 'CN' }

  it('lists the types that the chargeband’s rules let patients book', async () => {
    const chargebandId = await here.makeChargeband('With rules')
    const code = await here.makeCode({ chargebandId })
    const rule = { chargebandId, siteIds: [], serviceIds: [], kind: 'patient-self-book' as const }
    await addRule(practice.as('manager'), { ...rule, name: 'No', allow: false, newServices: 'Surgery' })
    await addRule(practice.as('manager'), { ...rule, name: 'Yes', allow: true, newServices: 'Consultation' })
    const { result } = await portal.call('anon-appointment/types', { query: { 'payer-type': code } })
    expect(result).toEqual([
      expect.objectContaining({ Name: 'Consultation', CanBookAppointment: true, CanReferPatient: false }),
    ])
    const [type] = Object.values(result).map((one) => String(Object(one).Key))
    const slots = await portal.call('anon-appointment/proposed-time-slots', {
      query: { 'payer-type': code, 'appointment-type': type ?? '', 'to-date': '2026-12-24T00:00:00' },
    })
    expect(slots.result).toMatchObject({ TimeSlots: [], Type: { Name: 'Consultation' }, Currency: { Code: 'GBP' } })
    expect((await portal.call('anon-appointment/types', { query: { 'payer-type': payerType } })).result).toEqual([])
    const payers = await portal.call('anon-appointment/payer-types', { query: { 'payer-type': code } })
    expect(payers.result).toEqual([{ Key: code, Name: 'With rules' }])
  })

  it('proposes no time, in the documented shapes', async () => {
    const asked = { 'payer-type': payerType, ...ofType, 'to-date': '2026-12-24T00:00:00' }
    for (const method of ['service-types', 'services', 'sites'])
      expect(await portal.call(`anon-appointment/${method}`, { query: asked })).toMatchObject({
        status: 200,
        result: [],
      })
    for (const method of ['clinicians', 'proposed']) {
      const sent = { query: { ...asked, clinician: '0', 'number-of-results': '100' }, body: { modules: null } }
      expect(await portal.call(`anon-appointment/${method}`, sent)).toMatchObject({ status: 200, result: [] })
    }
    const slots = await portal.call('anon-appointment/proposed-time-slots', { query: asked })
    expect(slots.result).toEqual({
      ...{ TimeSlots: [], Type: null, Sites: [], Services: [], Modules: [] },
      Currency: { Code: 'GBP', Symbol: '£' },
    })
  })

  it('refuses a code that does not live, and a filter that cannot be read', async () => {
    const body = {}
    for (const method of ['types', 'payer-types', 'sites', 'services', 'service-types'])
      expect(
        (await portal.call(`anon-appointment/${method}`, { query: { 'payer-type': 'NOSUCHCODE', ...ofType } })).error,
      ).toMatchObject({ EventCode: 0, HttpStatusCode: 400, Fields: [{ Path: 'payer-type' }] })
    expect((await portal.call('anon-appointment/types')).error).toMatchObject({ EventCode: 1 })
    const propose = (query: Record<string, string>) => portal.call('anon-appointment/proposed', { query, body })
    expect((await propose({})).error).toMatchObject({ EventCode: 1, Fields: [{ Path: 'appointment-type' }] })
    for (const [name, value] of [
      ['number-of-results', '101'],
      ['number-of-results', '0'],
      ['from-date', 'soon'],
      ['time-from', '25:00'],
      ['clinician-sex', '3'],
      ['clinician', 'Dr'],
    ] as const)
      expect((await propose({ ...ofType, [name]: value })).error).toMatchObject({
        ...{ EventCode: 2, HttpStatusCode: 400, Fields: [{ Path: name }] },
      })
    const slots = await portal.call('anon-appointment/proposed-time-slots', { query: ofType })
    expect(slots.error).toMatchObject({ EventCode: 1, Fields: [{ Path: 'to-date' }] })
  })
})
