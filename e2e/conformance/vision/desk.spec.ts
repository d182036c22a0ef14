import { formOf, type HttpVisit, startVisit } from '@/e2e/support/http-visit'
import type { OwnPractice } from '@/e2e/support/own-practice'
import { signInStaff } from '@/e2e/support/staff-door'
import { expect, test } from '@/e2e/support/test'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import type { Role } from '@/lib/domain/staff/vocabulary'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { makePractice } from '@/lib/testing/people'
import { signedInPatient } from '@/lib/testing/signed-in-patient'

const controlOf = (form: ReturnType<typeof formOf>, name: string) =>
  form.controls.find((control) => control.name === name)

async function asStaff({ base }: HttpVisit, { slug }: { slug: string }, role: Role = 'receptionist') {
  const visit = startVisit(base, { address: '10.7.7.8' })
  await signInStaff(visit, { email: `${role}@${slug}.example`, password: 'a password only for tests' })
  return visit
}

/** A patient of the practice who was identified and has an account with a letter, and their tab. */
async function withAccount(practice: OwnPractice, change: Record<string, unknown> = {}) {
  const at = await atTheDesk(practice, { activated: true })
  const person = await at.identified(change)
  await createOnlineAccount({ ...at.desk, now: new Date() }, { patientId: person.patientId, withoutEmail: 'yes' })
  return { ...person, tab: `/admin/patients/${person.patientId}/online-services` }
}

test('16, 17. the tab is hidden until an administrator activates online services, whom alone the settings open to', async ({
  visit,
}) => {
  const connection = connect(process.env.DATABASE_URL ?? '', 2)
  const practice = await makePractice(connection.db)
  const { register } = await atTheDesk(practice, { activated: true })
  const { patientId } = await register()
  const record = `/admin/patients/${patientId}`
  const tab = `${record}/online-services`
  const settings = '/admin/settings/online-services'
  for (const role of ['receptionist', 'clinician', 'manager'] as const) {
    const staff = await asStaff(visit, practice, role)
    expect((await staff.open(record)).links).not.toContain(tab)
    expect((await staff.open(tab)).status).toBe(404)
    if (role === 'manager') continue
    expect((await staff.ask('GET', settings)).status).not.toBe(200)
  }
  const manager = await asStaff(visit, practice, 'manager')
  const page = await manager.open(settings)
  await manager.send(page, formOf(page, 'Activate online services'), {})
  for (const role of ['receptionist', 'clinician', 'manager'] as const) {
    const staff = await asStaff(visit, practice, role)
    expect((await staff.open(record)).links).toContain(tab)
    expect((await staff.open(tab)).status).toBe(200)
  }
  await connection.end()
})

test('18. an administrator has a switch for each of these, and the next patient’s tab goes by it', async ({
  visit,
}) => {
  const connection = connect(process.env.DATABASE_URL ?? '', 2)
  const practice = await makePractice(connection.db)
  const { desk, identified } = await atTheDesk(practice)
  const manager = await asStaff(visit, practice, 'manager')
  const services = await manager.open('/admin/settings/online-services')
  const form = formOf(services, 'Save')
  const named = new Set(form.controls.map(({ name }) => name))
  for (const name of [
    'basicAccounts',
    'letterDays',
    'reminderDays',
    'missedAppointmentLimit',
    'showMissedAppointments',
  ])
    expect(named).toContain(name)
  expect([...named].join()).toContain('missedAppointmentsSince')
  const offered = form.controls.filter(({ name }) => name === 'offered').map(({ value }) => value)
  expect(offered).toEqual([
    ...['appointments', 'repeats', 'acutes', 'messaging', 'summary', 'detailed-record'],
    ...['pharmacy-view', 'pharmacy-update'],
  ])
  const security = await manager.open('/admin/settings/security')
  expect(controlOf(formOf(security, 'Save'), 'unactivatedDays')?.value).toBe('7')
  const saved = await manager.send(services, form, { letterDays: '3' })
  expect(controlOf(formOf(saved, 'Save'), 'letterDays')?.value).toBe('3')
  const now = new Date()
  const { patientId } = await identified()
  await createOnlineAccount({ ...desk, now }, { patientId, withoutEmail: undefined })
  const ends = new Date(now.getTime() + 3 * 86_400_000).toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'long', timeZone: 'Europe/London' },
  })
  const reception = await asStaff(visit, practice)
  expect((await reception.open(`/admin/patients/${patientId}/online-services`)).text).toContain(`ends ${ends}`)
  await connection.end()
})

test('19, 20, 23. no account without an identification, whose date is today and whose staff is who is signed in', async ({
  visit,
  practice,
}) => {
  const { register } = await atTheDesk(practice, { activated: true })
  const { patientId } = await register()
  const staff = await asStaff(visit, practice)
  const tab = await staff.open(`/admin/patients/${patientId}/online-services`)
  expect(tab.text).toContain('Nobody has recorded who this is yet')
  expect(tab.forms.flatMap(({ buttons }) => buttons)).not.toContain('Create online account')
  expect(tab.links).toContain(`/admin/patients/${patientId}/identification`)
  const page = await staff.open(`/admin/patients/${patientId}/identification`)
  const form = formOf(page, 'Add identification')
  const date = ['year', 'month', 'day'].map((part) => Number(controlOf(form, `checkedOn-${part}`)?.value))
  const [year, month, day] = new Date()
    .toLocaleDateString('en-CA', { timeZone: 'Europe/London' })
    .split('-')
    .map(Number)
  expect(date).toEqual([year, month, day])
  expect(page.text).toContain('Staff: Test receptionist')
  // Vouching is offered to whoever may, and wants its reason.
  const vouching = ['personal-vouch', 'information-confirmation']
  const choices = controlOf(form, 'type')?.choices ?? []
  expect(choices).toContain('passport')
  expect(choices.filter((type) => vouching.includes(type))).toEqual([])
  const clinician = await asStaff(visit, practice, 'clinician')
  const theirs = await clinician.open(page.path)
  expect(theirs.text).toContain('Staff: Test clinician')
  const own = formOf(theirs, 'Add identification')
  expect(controlOf(own, 'type')?.choices).toEqual(expect.arrayContaining(vouching))
  expect((await clinician.send(theirs, own, { type: 'personal-vouch' })).title).toMatch(/^Error:/)
  const done = await clinician.send(theirs, own, { type: 'personal-vouch', note: 'A patient here for twenty years' })
  expect(done.text).toContain('The identification is recorded with your name.')
  const ready = await staff.open(`/admin/patients/${patientId}/online-services`)
  expect(ready.forms.flatMap(({ buttons }) => buttons)).toContain('Create online account')
})

test('24. without a verified email the desk is asked Yes or No: No makes none, Yes makes it', async ({
  visit,
  practice,
}) => {
  const { identified } = await atTheDesk(practice, { activated: true })
  const { patientId } = await identified({ emailVerified: '' })
  const staff = await asStaff(visit, practice)
  const path = `/admin/patients/${patientId}/online-services`
  const answer = async (withoutEmail?: string) => {
    const page = await staff.open(path)
    expect(page.text).toContain('There is no verified email address. Create the account all the same?')
    return staff.send(page, formOf(page, 'Create online account'), withoutEmail ? { withoutEmail } : {})
  }
  expect((await answer()).title).toMatch(/^Error:/)
  expect((await answer('no')).path).toContain('/contacts')
  expect((await answer('yes')).text).toContain('Created')
})

test('34. resetting warns in plain words what is lost, and does nothing without a reason', async ({
  visit,
  practice,
}) => {
  const unused = await withAccount(practice)
  const staff = await asStaff(visit, practice)
  // Nobody has used the letter: there is nothing to reset, and the page says so instead of asking.
  expect((await staff.open(`${unused.tab}/reset`)).text).not.toContain('This takes away access that works.')
  const { patientId } = await signedInPatient(practice, await atTheDesk(practice, { activated: true }))
  const tab = `/admin/patients/${patientId}/online-services`
  const page = await staff.open(`${tab}/reset`)
  for (const words of [
    'This takes away access that works.',
    'login no longer opens this practice, and they are signed out',
    'The letter they had no longer works',
    'A new letter is issued',
    'You can undo this for ten minutes',
  ])
    expect(page.text).toContain(words)
  const refused = await staff.send(page, formOf(page, 'Confirm'), { reason: ' ' })
  expect(refused.title).toMatch(/^Error:/)
  expect((await staff.open(tab)).text).toContain('Active')
  const done = await staff.send(page, formOf(page, 'Confirm'), { reason: 'Lost the phone' })
  expect(done.text).toContain('Created')
})

test('64. a letter goes by post once its addressee and address were checked', async ({ visit, practice }) => {
  const { tab, line1, postcode, familyName } = await withAccount(practice)
  const staff = await asStaff(visit, practice)
  const page = await staff.open(tab)
  const letter = await staff.send(page, formOf(page, 'Print letter'), {})
  expect(letter.text).toContain('If you post it, it goes to')
  const form = formOf(letter, 'It goes by post')
  const shown = controlOf(form, 'shown')?.value ?? ''
  for (const words of [familyName, line1 ?? '', postcode ?? '']) expect(shown).toContain(words)
  const refused = await staff.send(letter, form, {})
  expect(refused.text).toContain('Tick that the name and the address are right')
  const done = await staff.send(refused, formOf(refused, 'It goes by post'), { checked: true })
  expect(done.text).toContain('It is recorded that the letter goes by post.')
  expect(done.text).toContain('Letter 1 posted, its name and address checked by Test receptionist')
})
