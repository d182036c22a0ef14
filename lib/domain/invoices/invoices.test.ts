import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, invoices, memberships, messages, patients } from '@/drizzle/schema'
import { registerPerson } from '@/drizzle/seed/register-person'
import { addDays } from '@/lib/domain/memberships/calendar-days'
import { raiseInvoices } from '@/lib/domain/memberships/raise-invoices'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering, somebody, testPassword } from '@/lib/testing/registering'
import { billedAt, makeScheme } from '@/lib/testing/schemes'
import { cancelInvoice } from './cancel-invoice'
import { markPaid } from './mark-paid'
import { findInvoice, invoiceById, invoicesBoard, invoicesOfPatient } from './queries'
import { raiseInvoice } from './raise-invoice'
import { undoPayment } from './undo-payment'

const database = await createTestDatabase()
const app = connect(database.appUrl, 40)
let practice: TestPractice
let other: TestPractice
let here: Registering

beforeAll(async () => {
  practice = await makePractice(app.db)
  other = await makePractice(app.db)
  here = await openForRegistration(practice)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

let presses = 0
/** A second later each time, so that what happened has an order. */
const desk = () => later(practice.as('receptionist'), ++presses)
const manager = () => later(practice.as('manager'), ++presses)
const cash = (invoiceId: string, ctx = desk()) => markPaid(ctx, { invoiceId, how: 'cash', note: undefined })
const why = (invoiceId: string) => ({ invoiceId, reason: 'A mistake' })

/** Somebody who registered with a membership code and activated, with the invoice they owe. */
async function member(change: Parameters<typeof makeScheme>[2] = {}, at = practice, band = here) {
  const { id: schemeId, code } = await makeScheme(at, band.chargebandId, change)
  const id = await registerPerson(at.visitor, somebody(), { code, password: testPassword, activate: true })
  const all = await billedAt(at)
  const invoice = all.invoices.find((one) => one.registrationId === id)
  const membership = all.memberships.find((one) => one.registrationId === id)
  if (!invoice || !membership) throw new Error('Nobody was billed')
  return { schemeId, invoice, membership, patientId: invoice.patientId ?? '' }
}

describe('an invoice', () => {
  it('is marked as paid once of 32, with who and how', async () => {
    const { invoice, patientId } = await member()
    const answers = await Promise.allSettled(Array.from({ length: 32 }, () => cash(invoice.id)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(cash(invoice.id)).rejects.toMatchObject({ reason: { key: 'errors.invoice.paid' } })
    const found = await invoiceById(desk(), invoice.id)
    expect(found).toMatchObject({ status: 'paid', paidHow: 'cash', patientId })
    expect(found.events).toMatchObject([
      { action: 'raise' },
      { action: 'pay', actor: 'Test receptionist', how: 'cash' },
    ])
    const log = await read(desk(), (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, invoice.id), eq(auditEvents.action, 'invoice.paid'))),
    )
    expect(log).toMatchObject([{ patientId, details: { how: 'cash', number: invoice.number } }])
  })

  it('is open again when a manager says why, and cancelled only while it is open', async () => {
    const { invoice } = await member()
    await expect(undoPayment(manager(), why(invoice.id))).rejects.toMatchObject({
      reason: { key: 'errors.invoice.open' },
    })
    await cash(invoice.id)
    await expect(cancelInvoice(manager(), why(invoice.id))).rejects.toThrow(Conflict)
    await undoPayment(manager(), why(invoice.id))
    expect(await invoiceById(desk(), invoice.id)).toMatchObject({ status: 'open', paidAt: null, paidHow: null })
    await cancelInvoice(manager(), why(invoice.id))
    await expect(cash(invoice.id)).rejects.toMatchObject({ reason: { key: 'errors.invoice.cancelled' } })
    const { events } = await invoiceById(desk(), invoice.id)
    expect(events.map(({ action }) => action)).toEqual(['raise', 'pay', 'undo-payment', 'cancel'])
    expect(events.at(-1)?.reason).toBe('A mistake')
  })

  it('is paid or cancelled, never both', async () => {
    const { invoice } = await member()
    const answers = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) => (n % 2 ? cash(invoice.id) : cancelInvoice(manager(), why(invoice.id)))),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('has a number of its own without gaps, however many are raised at once, and whatever fails', async () => {
    const own = await makePractice(app.db)
    const band = await openForRegistration(own)
    await Promise.all(Array.from({ length: 8 }, () => member({}, own, band)))
    const broken = read(own.system, async (tx) => {
      const [membership] = await tx.select().from(memberships).limit(1)
      if (!membership) throw new Error('nobody')
      const { id: membershipId, schemeId, currency, patientId, registrationId } = membership
      const bill = { net: 1, tax: 0, from: '2030-01-01', to: '2030-01-31', nextOn: '2030-02-01' }
      const owner = { patientId, registrationId }
      await raiseInvoice(tx, own.system, { membershipId, schemeId, currency, owner, bill })
      throw new Error('undone')
    })
    await expect(broken).rejects.toThrow('undone')
    await member({}, own, band)
    expect((await billedAt(own)).invoices.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('cannot be changed or deleted by the application, even with its own statements', async () => {
    const { invoice } = await member()
    const change = (run: (tx: Parameters<Parameters<typeof read>[1]>[0]) => Promise<unknown>) => read(desk(), run)
    const one = eq(invoices.id, invoice.id)
    const denied = { cause: { code: '42501' } }
    await expect(change((tx) => tx.update(invoices).set({ net: 1, gross: 1 }).where(one))).rejects.toMatchObject(denied)
    await expect(change((tx) => tx.update(invoices).set({ number: 900 }).where(one))).rejects.toMatchObject(denied)
    await expect(change((tx) => tx.delete(invoices).where(one))).rejects.toMatchObject(denied)
  })

  it('is found by its number, listed by its state and with its patient', async () => {
    const { invoice, patientId } = await member()
    expect(await findInvoice(desk(), { number: invoice.number })).toEqual({ id: invoice.id })
    await expect(findInvoice(desk(), { number: 1_000_000 })).rejects.toThrow(Invalid)
    const board = await invoicesBoard(desk(), { state: 'open' })
    expect(board.invoices[0]).toMatchObject({ id: invoice.id, status: 'open' })
    expect(board.counts.open).toBe((await billedAt(practice)).invoices.filter(({ status }) => status === 'open').length)
    expect((await invoicesBoard(desk(), { before: String(invoice.number) })).invoices).not.toContainEqual(
      expect.objectContaining({ id: invoice.id }),
    )
    expect(await invoicesOfPatient(desk(), patientId)).toHaveLength(1)
    await expect(invoiceById(desk(), 'nonsense')).rejects.toThrow(NotFound)
  })

  it('is of one practice, for its staff, and corrected by managers', async () => {
    const { invoice, patientId } = await member()
    for (const ctx of [practice.as('clinician'), practice.visitor, practice.system])
      await expect(cash(invoice.id, ctx)).rejects.toThrow(Forbidden) // invoice:mark-paid
    for (const ctx of [desk(), practice.as('clinician'), practice.visitor]) {
      await expect(undoPayment(ctx, why(invoice.id))).rejects.toThrow(Forbidden) // invoice:correct
      await expect(cancelInvoice(ctx, why(invoice.id))).rejects.toThrow(Forbidden)
    }
    await expect(invoicesBoard(practice.visitor)).rejects.toThrow(Forbidden) // invoice:view
    await expect(raiseInvoices(manager())).rejects.toThrow(Forbidden) // invoice:raise
    const stranger = other.as('manager')
    await expect(invoiceById(stranger, invoice.id)).rejects.toThrow(NotFound)
    await expect(cash(invoice.id, stranger)).rejects.toThrow(NotFound)
    await expect(cancelInvoice(stranger, why(invoice.id))).rejects.toThrow(NotFound)
    expect((await invoicesBoard(stranger)).invoices).toEqual([])
    expect(await invoicesOfPatient(stranger, patientId)).toEqual([])
  })
})

describe('the nightly job', () => {
  const onDay = (ctx: Ctx, from: string, to: string) => {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
    return later(ctx, days * 86_400)
  }
  const invoicesOf = async (membershipId: string) =>
    (await billedAt(practice)).invoices.filter((one) => one.membershipId === membershipId)

  it('raises each due day once, catches up, tells them, and stops when they leave', async () => {
    const { membership, invoice, patientId } = await member({ frequency: 'weekly' })
    const { joinedOn } = membership
    const thrice = onDay(practice.system, joinedOn, addDays(joinedOn, 15))
    await Promise.all(Array.from({ length: 6 }, () => raiseInvoices(thrice)))
    const raised = await invoicesOf(membership.id)
    expect(raised.map(({ dueOn }) => dueOn)).toEqual([joinedOn, addDays(joinedOn, 7), addDays(joinedOn, 14)])
    expect(raised.map(({ gross }) => gross)).toEqual([120_00, 120_00, 120_00])
    expect(raised[1]?.issuedOn).toBe(addDays(joinedOn, 15))
    const told = await read(desk(), (tx) =>
      tx
        .select()
        .from(messages)
        .where(and(eq(messages.patientId, patientId), eq(messages.kind, 'invoice-raised'))),
    )
    expect(told).toHaveLength(3)
    expect(await raiseInvoices(thrice)).toBe(0)
    await read(desk(), (tx) => tx.update(patients).set({ standing: 'deceased' }).where(eq(patients.id, patientId)))
    await raiseInvoices(onDay(practice.system, joinedOn, addDays(joinedOn, 22)))
    expect(await invoicesOf(membership.id)).toHaveLength(3)
    const [ended] = (await billedAt(practice)).memberships.filter(({ id }) => id === membership.id)
    expect(ended).toMatchObject({ leftBy: 'system' })
    expect(invoice.dueOn).toBe(joinedOn)
  })

  it('refuses a second invoice for the same day in the database itself', async () => {
    const { invoice } = await member()
    const { id: _, number: __, ...same } = invoice
    const again = read(desk(), (tx) =>
      tx.insert(invoices).values({ ...same, id: crypto.randomUUID(), number: invoice.number + 1000 }),
    )
    await expect(again).rejects.toMatchObject({ cause: { constraint_name: 'invoices_once' } })
  })
})
