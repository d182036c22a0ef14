// Longer than 250 lines because one account is followed through its whole life.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountEvents, auditEvents, letters, logins, messages, onlineAccounts, sessions } from '@/drizzle/schema'
import { addIdentification } from '@/lib/domain/identifications/add-identification'
import { withdrawIdentification } from '@/lib/domain/identifications/withdraw-identification'
import { setStanding } from '@/lib/domain/patients/set-standing'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration } from '@/lib/testing/registering'
import { accountTab } from './account-tab'
import { createOnlineAccount } from './create-online-account'
import { disableAccount } from './disable-account'
import { resetAccount } from './reset-account'
import { restoreAccount } from './restore-account'
import { setModule } from './set-module'
import { undoReset } from './undo-reset'
import { unlockAccount } from './unlock-account'
import { upgradeAccount } from './upgrade-account'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
let practice: TestPractice
let desk: Ctx
let at: Awaited<ReturnType<typeof atTheDesk>>
let open: Awaited<ReturnType<typeof openForRegistration>>

beforeAll(async () => {
  practice = await makePractice(app.db)
  at = await atTheDesk(practice)
  open = await openForRegistration(practice)
  desk = at.desk
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

const create = (patientId: string, withoutEmail?: 'yes' | 'no') =>
  createOnlineAccount(desk, { patientId, withoutEmail })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Conflict ? error.reason.key : Promise.reject(error)),
  )
const audited = async (action: string, patientId: string) =>
  read(desk, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.action, action), eq(auditEvents.patientId, patientId))),
  )
const told = async (kind: string, patientId: string) =>
  (await read(desk, (tx) => tx.select().from(messages).where(eq(messages.patientId, patientId)))).filter(
    (message) => message.kind === kind,
  ).length
const accountOf = async (patientId: string) => {
  const [row] = await read(desk, (tx) =>
    tx.select().from(onlineAccounts).where(eq(onlineAccounts.patientId, patientId)),
  )
  if (!row) throw new Error('no account')
  return row
}

/** A patient whose account is active, with a login that is signed in. */
async function active(change: Record<string, unknown> = {}) {
  const person = await at.identified(change)
  await create(person.patientId)
  const loginId = newId()
  await read(desk, async (tx) => {
    await tx.insert(logins).values({ id: loginId, username: `user-${loginId}`, createdAt: desk.now })
    await tx
      .update(onlineAccounts)
      .set({ status: 'active', loginId })
      .where(eq(onlineAccounts.patientId, person.patientId))
    await tx
      .update(letters)
      .set({ status: 'redeemed' })
      .where(eq(letters.accountId, (await accountOf(person.patientId)).id))
  })
  await app.db.insert(sessions).values({
    ...{ id: newId(), kind: 'patient' as const, loginId, tokenHash: newId(), completedAt: desk.now },
    ...{ createdAt: desk.now, lastSeenAt: desk.now, expiresAt: later(desk, 600).now },
  })
  return { ...person, loginId }
}
const signedIn = async (loginId: string) =>
  (await app.db.select().from(sessions).where(eq(sessions.loginId, loginId))).length

describe('an identification', () => {
  it('is recorded with who checked, and the coded entry once; a second is added, never put in its place', async () => {
    const { patientId } = await at.register()
    await at.identify(patientId)
    await at.identify(patientId)
    const tab = await accountTab(desk, patientId)
    expect(tab.identifications).toMatchObject([
      { type: 'passport', staffName: 'Test receptionist' },
      { type: 'passport', staffName: 'Test receptionist' },
    ])
    expect(await audited('identification.added', patientId)).toHaveLength(2)
  })

  it('is refused without being on the list, to vouch without the right, and in the future', async () => {
    const { patientId } = await at.register()
    const check = { patientId, type: 'personal-vouch' as const, checkedOn: '2026-01-05', note: 'Seen every month' }
    const refused = (ctx: Ctx, change = {}) =>
      addIdentification(ctx, { ...check, ...change }).then(
        () => null,
        (error: unknown) => (error instanceof Invalid ? error.fields : Promise.reject(error)),
      )
    expect(await refused(desk)).toMatchObject({ type: { key: 'errors.identification.mayNotVouch' } })
    expect(await refused(practice.as('clinician'))).toBeNull()
    expect(await refused(desk, { type: 'passport', checkedOn: '2999-01-01' })).toHaveProperty('checkedOn')
    await expect(addIdentification(practice.visitor, check)).rejects.toThrow(Forbidden)
  })

  it('is withdrawn with a reason, once, and then no longer counts', async () => {
    const { patientId } = await at.identified()
    const [check] = (await accountTab(desk, patientId)).identifications
    const withdraw = () =>
      withdrawIdentification(desk, { patientId, identificationId: check?.id ?? '', reason: 'Somebody else’s passport' })
    await withdraw()
    expect(await refusal(withdraw())).toBe('errors.identification.withdrawn')
    expect(await refusal(create(patientId))).toBe('errors.account.noIdentification')
  })
})

describe('an online account', () => {
  it('is made with its first letter, once even when 16 ask at once', async () => {
    const { patientId } = await at.identified()
    const tries = await Promise.allSettled(Array.from({ length: 16 }, () => create(patientId)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const tab = await accountTab(desk, patientId)
    expect(tab.account).toMatchObject({ state: 'created', kind: 'full' })
    expect(tab.letter).toMatchObject({ status: 'issued', issueNumber: 1, printCount: 0 })
    expect(await audited('account.created', patientId)).toHaveLength(1)
    expect(await refusal(create(patientId))).toBe('errors.account.hasAccount')
  })

  it('is not made without a check or a number, and says why', async () => {
    const { patientId } = await at.register()
    expect(await refusal(create(patientId))).toBe('errors.account.noIdentification')
    const nameless = await at.identified({ identifier: '', identifierVerified: '' })
    expect(await refusal(create(nameless.patientId))).toBe('errors.account.noNumber')
    const both = await at.register({ identifier: '', identifierVerified: '' })
    const lacking = async () => (await accountTab(desk, both.patientId)).lacking
    expect(await lacking()).toEqual(['noIdentification', 'noNumber'])
    await setStanding(desk, { patientId: both.patientId, version: 1, standing: 'deducted', reason: 'Moved away' })
    expect(await lacking()).toEqual(['gone'])
  })

  it('asks whether to go on without a verified email, and records the answer', async () => {
    const { patientId } = await at.identified({ emailVerified: '' })
    await expect(create(patientId)).rejects.toThrow(Invalid)
    expect(await create(patientId, 'no')).toMatchObject({ accountId: null })
    expect(await audited('account.not-created', patientId)).toHaveLength(1)
    await create(patientId, 'yes')
    const [made] = await audited('account.created', patientId)
    expect(made?.details).toMatchObject({ verifiedEmail: false, withoutEmail: 'yes' })
  })

  it('is disabled with the sessions it had, and restored as it was', async () => {
    const { patientId, loginId } = await active()
    await disableAccount(desk, { patientId, reason: 'Asked to pause', quietly: false })
    expect(await signedIn(loginId)).toBe(0)
    expect((await accountTab(desk, patientId)).account).toMatchObject({
      state: 'disabled',
      disabledReason: 'Asked to pause',
    })
    expect(await told('access-paused', patientId)).toBe(1)
    expect(await refusal(disableAccount(desk, { patientId, reason: 'Again', quietly: true }))).toBe(
      'errors.account.alreadyDisabled',
    )
    await restoreAccount(desk, { patientId, reason: 'Asked again' })
    expect(await accountOf(patientId)).toMatchObject({ status: 'active', loginId, disabledAt: null })
    expect(await told('access-restored', patientId)).toBe(1)
  })

  it('is disabled quietly where telling could harm', async () => {
    const { patientId } = await active()
    await disableAccount(desk, { patientId, reason: 'Safeguarding', quietly: true })
    expect(await told('access-paused', patientId)).toBe(0)
  })

  it('keeps the sessions of a login that has another account, at this practice or elsewhere', async () => {
    const { patientId, loginId } = await active()
    const other = await makePractice(app.db)
    const elsewhere = await atTheDesk(other)
    const { patientId: there } = await elsewhere.identified()
    await createOnlineAccount(elsewhere.desk, { patientId: there, withoutEmail: undefined })
    await read(elsewhere.desk, (tx) =>
      tx.update(onlineAccounts).set({ loginId, status: 'active' }).where(eq(onlineAccounts.patientId, there)),
    )
    await disableAccount(desk, { patientId, reason: 'Asked to pause', quietly: true })
    expect(await signedIn(loginId)).toBe(1)
  })

  it('is unlocked by clearing the lock of its login', async () => {
    const { patientId, loginId } = await active()
    expect(await refusal(unlockAccount(desk, { patientId }))).toBe('errors.account.notLocked')
    await app.db
      .update(logins)
      .set({ failedAttempts: 5, lockedUntil: later(desk, 3600).now })
      .where(eq(logins.id, loginId))
    const lockedSince = later(desk, -3 * 3600).now
    expect((await accountTab(desk, patientId)).account).toMatchObject({ state: 'locked', lockedSince })
    await unlockAccount(desk, { patientId })
    expect((await accountTab(desk, patientId)).account).toMatchObject({ state: 'active' })
    expect(await audited('account.unlocked', patientId)).toHaveLength(1)
  })

  it('is reset to its beginning with a new letter, and taken back within ten minutes', async () => {
    const { patientId, loginId } = await active()
    await resetAccount(desk, { patientId, reason: 'Lost the phone' })
    expect(await signedIn(loginId)).toBe(0)
    expect(await accountOf(patientId)).toMatchObject({ status: 'created', loginId: null })
    const { letter, letterEvents } = await accountTab(desk, patientId)
    expect(letter).toMatchObject({ status: 'issued', issueNumber: 2 })
    expect(letterEvents.map(({ action, issueNumber }) => `${action} ${issueNumber}`)).toEqual(
      expect.arrayContaining(['issue 1', 'issue 2']),
    )
    expect(await told('account-reset', patientId)).toBe(1)
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => undoReset(desk, { patientId })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await accountOf(patientId)).toMatchObject({ status: 'active', loginId })
    expect((await accountTab(desk, patientId)).letter).toMatchObject({ status: 'revoked' })
  })

  it('is basic again, and of its registration, when the reset of a basic account is taken back', async () => {
    const { id, token } = await open.waiting({ identifier: '999 000 0123' })
    await activateByLink(practice.visitor, { token })
    const patientId = (await open.registrationOf(id))?.patientId ?? ''
    await at.identify(patientId)
    const before = await accountOf(patientId)
    expect(before).toMatchObject({ status: 'active', kind: 'basic', registrationId: id })
    await resetAccount(desk, { patientId, reason: 'Wrong person' })
    expect(await accountOf(patientId)).toMatchObject({ kind: 'full', registrationId: null })
    await undoReset(desk, { patientId })
    const { loginId } = before
    expect(await accountOf(patientId)).toMatchObject({ status: 'active', loginId, kind: 'basic', registrationId: id })
  })

  it('goes back only to what the newest reset took away', async () => {
    const { patientId } = await active()
    await resetAccount(desk, { patientId, reason: 'Lost the phone' })
    const loginId = newId()
    await read(desk, async (tx) => {
      await tx.insert(logins).values({ id: loginId, username: `user-${loginId}`, createdAt: desk.now })
      await tx.update(onlineAccounts).set({ status: 'active', loginId }).where(eq(onlineAccounts.patientId, patientId))
    })
    await resetAccount(later(desk, 60), { patientId, reason: 'Claimed by somebody else' })
    await undoReset(later(desk, 120), { patientId })
    expect(await accountOf(patientId)).toMatchObject({ status: 'active', loginId })
    expect((await accountTab(later(desk, 120), patientId)).account?.mayUndo).toBeNull()
  })

  it('stays reset after ten minutes', async () => {
    const { patientId } = await active()
    await resetAccount(desk, { patientId, reason: 'Lost the phone' })
    expect(await refusal(undoReset(later(desk, 601), { patientId }))).toBe('errors.account.nothingToUndo')
    expect(await accountOf(patientId)).toMatchObject({ status: 'created', loginId: null })
  })

  it('made by the person is basic until a check upgrades it', async () => {
    const { id, token } = await open.waiting({ identifier: '999 000 0042' })
    await activateByLink(practice.visitor, { token })
    const patientId = (await open.registrationOf(id))?.patientId ?? ''
    expect(await refusal(upgradeAccount(desk, { patientId }))).toBe('errors.account.noIdentification')
    await at.identify(patientId)
    await upgradeAccount(desk, { patientId })
    expect(await accountOf(patientId)).toMatchObject({ kind: 'full', status: 'active' })
    expect(await refusal(upgradeAccount(desk, { patientId }))).toBe('errors.account.alreadyFull')
  })

  it('has a service turned off and on with a reason', async () => {
    const { patientId } = await active()
    const on = async () =>
      (await accountTab(desk, patientId)).modules.filter((one) => one.usable).map((one) => one.module)
    expect(await on()).toEqual(['appointments', 'repeats', 'messaging'])
    await setModule(desk, { patientId, module: 'repeats', state: 'off', reason: 'By wish' })
    expect(await on()).toEqual(['appointments', 'messaging'])
    await setModule(desk, { patientId, module: 'summary', state: 'on', reason: 'By wish' })
    expect(await on()).toEqual(['appointments', 'messaging', 'summary'])
    const events = await read(desk, async (tx) =>
      tx
        .select()
        .from(accountEvents)
        .where(eq(accountEvents.accountId, (await accountOf(patientId)).id)),
    )
    expect(events.map(({ action }) => action)).toEqual(['create', 'module-off', 'module-on'])
  })

  it('is the desk’s to change, not a clinician’s, a visitor’s or another practice’s', async () => {
    const { patientId } = await active()
    const reason = 'No reason'
    for (const ctx of [practice.as('clinician'), practice.visitor]) {
      await expect(disableAccount(ctx, { patientId, reason, quietly: true })).rejects.toThrow(Forbidden)
      await expect(restoreAccount(ctx, { patientId, reason })).rejects.toThrow(Forbidden)
      await expect(resetAccount(ctx, { patientId, reason })).rejects.toThrow(Forbidden)
      await expect(undoReset(ctx, { patientId })).rejects.toThrow(Forbidden)
      await expect(unlockAccount(ctx, { patientId })).rejects.toThrow(Forbidden)
      await expect(upgradeAccount(ctx, { patientId })).rejects.toThrow(Forbidden)
      await expect(createOnlineAccount(ctx, { patientId, withoutEmail: 'yes' })).rejects.toThrow(Forbidden)
      await expect(setModule(ctx, { patientId, module: 'repeats', state: 'off', reason })).rejects.toThrow(Forbidden)
    }
    const other = (await makePractice(app.db)).as('manager')
    await expect(resetAccount(other, { patientId, reason })).rejects.toThrow('patient')
    expect(await accountOf(patientId)).toMatchObject({ status: 'active' })
  })
})
