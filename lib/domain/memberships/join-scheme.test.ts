import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, onlineAccounts, patients } from '@/drizzle/schema'
import { ownInvoice, ownInvoices } from '@/lib/domain/invoices/own-invoices'
import { read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering } from '@/lib/testing/registering'
import { billedAt, makeScheme } from '@/lib/testing/schemes'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { archiveScheme } from './archive-scheme'
import { endMembership } from './end-membership'
import { joinScheme } from './join-scheme'
import { leaveMembership } from './leave-membership'
import { ownMemberships } from './own-membership'
import { membershipsOfPatient } from './queries'

const database = await createTestDatabase()
const app = connect(database.appUrl, 40)
let practice: TestPractice
let here: Registering
let at: Awaited<ReturnType<typeof atTheDesk>>
let scheme: { id: string; code: string }

beforeAll(async () => {
  practice = await makePractice(app.db)
  here = await openForRegistration(practice)
  at = await atTheDesk(practice)
  scheme = await makeScheme(practice, here.chargebandId)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

const logOf = (patientId: string) =>
  read(practice.system, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.patientId, patientId)))

/** A patient with a full account on the scheme's chargeband. */
async function onBand() {
  const patient = await signedInPatient(practice, at)
  const { patientId, accountId } = patient
  await read(practice.system, async (tx) => {
    await tx.update(patients).set({ chargebandId: here.chargebandId }).where(eq(patients.id, patientId))
    await tx.update(onlineAccounts).set({ kind: 'full' }).where(eq(onlineAccounts.id, accountId))
  })
  return patient
}

describe('joining in the portal', () => {
  it('makes one membership and one invoice of 32 presses', async () => {
    const { ctx, accountId, patientId } = await onBand()
    const [offer] = (await ownMemberships(ctx)).map(({ open }) => open.find(({ id }) => id === scheme.id))
    const press = () => joinScheme(ctx, { accountId, schemeId: scheme.id, gross: offer?.gross })
    const answers = await Promise.allSettled(Array.from({ length: 32 }, press))
    expect(answers.every(({ status }) => status === 'fulfilled')).toBe(true)
    const all = await billedAt(practice)
    expect(all.memberships.filter((one) => one.patientId === patientId)).toHaveLength(1)
    expect(all.invoices.filter((one) => one.patientId === patientId)).toHaveLength(1)
    expect((await ownMemberships(ctx))[0]?.current).toMatchObject({ name: 'Gold', lastInvoice: { status: 'open' } })
    const numbers = all.invoices.map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  it('is refused at another price, for another scheme, for one that is closed or of another chargeband', async () => {
    const { ctx, accountId } = await onBand()
    const join = (schemeId: string, gross?: number) => joinScheme(ctx, { accountId, schemeId, gross })
    await expect(join(scheme.id, 1)).rejects.toMatchObject({ reason: { key: 'errors.membership.price' } })
    const closed = await makeScheme(practice, here.chargebandId)
    await archiveScheme(practice.as('manager'), { schemeId: closed.id, version: 1 })
    await expect(join(closed.id)).rejects.toThrow(NotFound)
    const elsewhere = await makeScheme(practice, await here.makeChargeband(`Else ${Date.now()}`))
    await expect(join(elsewhere.id)).rejects.toThrow(NotFound)
    const second = await makeScheme(practice, here.chargebandId)
    await join(second.id)
    await expect(join(scheme.id)).rejects.toMatchObject({ reason: { key: 'errors.membership.another' } })
  })

  it('is left once, keeps what is owed, and can be joined again', async () => {
    const { ctx, accountId, patientId } = await onBand()
    await joinScheme(ctx, { accountId, schemeId: scheme.id, gross: undefined })
    const membershipId = (await ownMemberships(ctx))[0]?.current?.id ?? ''
    const leave = () => leaveMembership(ctx, { accountId, membershipId })
    const answers = await Promise.allSettled(Array.from({ length: 8 }, leave))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(leave()).rejects.toThrow(Conflict)
    expect((await ownInvoices(ctx))[0]?.invoices).toMatchObject([{ status: 'open' }])
    expect((await ownMemberships(ctx))[0]?.current).toBeNull()
    expect((await logOf(patientId)).map(({ action }) => action)).toContain('membership.left')
    await joinScheme(ctx, { accountId, schemeId: scheme.id, gross: undefined })
    expect((await ownInvoices(ctx))[0]?.invoices).toHaveLength(2)
  })

  it('is ended by the desk with a reason', async () => {
    const { ctx, accountId, patientId } = await onBand()
    await joinScheme(ctx, { accountId, schemeId: scheme.id, gross: undefined })
    const [membership] = await membershipsOfPatient(at.desk, patientId)
    const end = { patientId, membershipId: membership?.id ?? '', reason: 'Asked at the desk' }
    await expect(endMembership(practice.as('clinician'), end)).rejects.toThrow(Forbidden) // membership:end
    await endMembership(at.desk, end)
    await expect(endMembership(at.desk, end)).rejects.toThrow(Conflict)
    expect(await membershipsOfPatient(at.desk, patientId)).toMatchObject([{ leftBy: 'staff' }])
  })

  it('is the person’s own, at their own practice', async () => {
    const mine = await onBand()
    const theirs = await onBand()
    await joinScheme(theirs.ctx, { accountId: theirs.accountId, schemeId: scheme.id, gross: undefined })
    const [list] = await ownInvoices(theirs.ctx)
    const invoiceId = list?.invoices[0]?.id ?? ''
    const membershipId = (await ownMemberships(theirs.ctx))[0]?.current?.id ?? ''
    expect(await ownInvoice(theirs.ctx, invoiceId)).not.toBeNull()
    expect(await ownInvoice(mine.ctx, invoiceId)).toBeNull()
    expect(await ownInvoice(mine.ctx, 'nonsense')).toBeNull()
    expect(await ownInvoices(mine.ctx)).toEqual([])
    const { accountId } = theirs
    await expect(joinScheme(mine.ctx, { accountId, schemeId: scheme.id, gross: undefined })).rejects.toThrow(NotFound)
    await expect(leaveMembership(mine.ctx, { accountId, membershipId })).rejects.toThrow(NotFound)
    await expect(leaveMembership(mine.ctx, { accountId: mine.accountId, membershipId })).rejects.toThrow(Conflict)
    const other = await makePractice(app.db)
    const foreign = await makeScheme(other, (await openForRegistration(other)).chargebandId)
    const join = joinScheme(mine.ctx, { accountId: mine.accountId, schemeId: foreign.id, gross: undefined })
    await expect(join).rejects.toThrow(NotFound)
    for (const ctx of [practice.visitor, at.desk]) {
      await expect(ownMemberships(ctx)).rejects.toThrow(Forbidden) // membership:own
      await expect(ownInvoices(ctx)).rejects.toThrow(Forbidden) // invoice:own
      await expect(joinScheme(ctx, { accountId, schemeId: scheme.id, gross: undefined })).rejects.toThrow(Forbidden)
      await expect(leaveMembership(ctx, { accountId, membershipId })).rejects.toThrow(Forbidden)
    }
  })
})
