import { eq } from 'drizzle-orm'
import { logins, patients, registrations } from '@/drizzle/schema'
import type { ApiPractice } from '@/e2e/support/api-practice'
import type { HttpVisit } from '@/e2e/support/http-visit'
import { codeIn, messageTo } from '@/e2e/support/messages'
import { event, expect, type Program, test } from '@/e2e/support/portal-api'
import { lemon, logIn, otherCode, plainNumber, signIn } from '@/e2e/support/portal-people'
import { signInStaff } from '@/e2e/support/staff-door'
import { read } from '@/lib/domain/shared/context'

type Where = { portal: Program; api: ApiPractice }

/** Somebody who wants to book without an account, with a code as their payer type. */
async function arrive({ portal, api }: Where, change: Record<string, unknown> = {}) {
  const { Name, Surname, EmailAddress, Mobile, DateOfBirth } = lemon(change)
  const demog = { Name, Surname, EmailAddress, Mobile, DateOfBirth }
  const { code: payerType } = await api.newCode()
  const { status, result, text } = await portal.call('anon-booking/register-patient', { body: { payerType, demog } })
  if (status !== 200) throw new Error(`Not taken down: ${text}`)
  return { demog, payerType, session: String(result.SessionId) }
}

/** What only a booking may make of a visitor. */
async function onFile({ system }: ApiPractice, { EmailAddress, Surname }: { EmailAddress: string; Surname: string }) {
  return read(system, async (tx) => [
    ...(await tx.select({ id: registrations.id }).from(registrations).where(eq(registrations.email, EmailAddress))),
    ...(await tx.select({ id: patients.id }).from(patients).where(eq(patients.familyName, Surname))),
    ...(await tx.select({ id: logins.id }).from(logins).where(eq(logins.email, EmailAddress))),
  ])
}

/** The page of sent messages, as staff see it. */
async function sentPage(api: ApiPractice, visit: HttpVisit) {
  await signInStaff(visit, api.staff('receptionist'))
  return (await visit.open('/admin/sent')).text
}

test('54. a visitor gives the code and books; as no time is free, no patient exists and nobody can sign in', async ({
  portal,
  api,
  visit,
}) => {
  const { demog, payerType, session } = await arrive({ portal, api })
  const search = { 'payer-type': payerType, 'appointment-type': 'CN', 'to-date': '2030-01-01T00:00:00' }
  expect(await portal.call('anon-appointment/types', { query: { 'payer-type': payerType } })).toMatchObject({
    ...{ status: 200, result: [] },
  })
  expect((await portal.call('anon-appointment/proposed', { query: search, body: {} })).result).toEqual([])
  const slots = await portal.call('anon-appointment/proposed-time-slots', { query: search })
  expect(slots.result).toMatchObject({ TimeSlots: [], Currency: { Code: 'GBP' } })

  const book = () =>
    portal.call('anon-booking/book', { session, body: { proposedAppointment: { Start: '2029-12-23' } } })
  expect(await book()).toMatchObject(event(0, 400, { Message: 'Enter the code we sent you first' }))
  const byEmail = codeIn(await messageTo(visit, demog.EmailAddress))
  expect(codeIn(await messageTo(visit, plainNumber(demog.Mobile)))).toBe(byEmail)
  const submit = (code: string) => portal.call('anon-booking/submit-validation-code', { session, body: { code } })
  expect(await submit(otherCode(byEmail))).toMatchObject(event(0, 400))
  expect(await submit(byEmail)).toMatchObject({ status: 200, result: '' })
  expect(await submit(byEmail)).toMatchObject(event(0, 400))

  const taken = event(0, 400, { Message: 'This time is not free any more. Choose another' })
  expect(await book()).toMatchObject(taken)
  const body = { proposedTimeSlot: { Start: '2029-12-23T09:30:00', PayerType: payerType }, method: 0 }
  expect(await portal.call('anon-booking/book-time-slot', { session, body })).toMatchObject(taken)

  expect(await onFile(api, demog)).toEqual([])
  for (const path of ['patient/demographic-data', 'auth/validate', 'auth/send-activation-email', 'feed/feeds'])
    expect(await portal.call(path, { session, token: 'x' }), path).toMatchObject(event(8, 401))
  expect((await portal.call('auth/config', { session })).result).toMatchObject({ IsLoggedIn: false })
  for (const Password of ['', byEmail])
    expect((await logIn(portal, { ...demog, Password })).status, Password).toBeGreaterThanOrEqual(400)
  const sent = await sentPage(api, visit)
  expect(sent).toContain('Code to book without an account')
})

test('54. a visitor whose email has an account here is answered like anybody, and signs nobody in', async ({
  portal,
  api,
  visit,
}) => {
  const { demog: known } = await signIn({ portal, api, visit })
  const already = await arrive({ portal, api }, { EmailAddress: known.EmailAddress })
  const fresh = await arrive({ portal, api })
  expect(already.session.length).toBe(fresh.session.length)
  const { session, demog } = already
  const code = codeIn(await messageTo(visit, plainNumber(demog.Mobile)))
  expect((await portal.call('anon-booking/submit-validation-code', { session, body: { code } })).status).toBe(200)
  expect(await portal.call('patient/demographic-data', { session })).toMatchObject(event(8, 401))
})
