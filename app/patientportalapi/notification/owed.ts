import { ownInvoices } from '@/lib/domain/invoices/own-invoices'
import { ownMemberships } from '@/lib/domain/memberships/own-membership'
import type { Ctx } from '@/lib/domain/shared/context'

/** The published bits: an invoice that is not paid, and a membership whose newest invoice is not. */
const invoiceUnpaid = 4
const membershipUnpaid = 64

/** What the person signed in owes, as far as these types were asked for. */
export async function owedNotifications(ctx: Ctx, types: number) {
  const told: { Key: string; Type: number; Message: string; ObjectKey: string }[] = []
  if (types & invoiceUnpaid)
    for (const { invoices } of await ownInvoices(ctx))
      for (const { id, number } of invoices.filter(({ status }) => status === 'open'))
        told.push({ Key: id, Type: invoiceUnpaid, Message: `Invoice ${number} is not paid yet`, ObjectKey: id })
  if (types & membershipUnpaid)
    for (const { current } of await ownMemberships(ctx))
      if (current?.lastInvoice?.status === 'open') {
        const Message = `Your membership ${current.name} is not paid yet`
        told.push({ Key: current.id, Type: membershipUnpaid, Message, ObjectKey: current.lastInvoice.id })
      }
  return told
}
