import { and, desc, eq } from 'drizzle-orm'
import { invoices } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { type OwnPlace, ownPlaces, placeOwns } from '@/lib/domain/memberships/own-places'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { isId } from '@/lib/domain/shared/is-id'
import { type Invoice, invoiceColumns } from './invoice-columns'

export type OwnInvoices = { place: OwnPlace; invoices: Invoice[] }

/** The invoices of whoever is signed in, a list for each of their practices that has raised any, newest first. */
export async function ownInvoices(ctx: Ctx): Promise<OwnInvoices[]> {
  authorize(ctx.actor, 'invoice:own')
  const places = await ownPlaces(ctx)
  const lists = await Promise.all(places.map(async (place) => ({ place, invoices: await invoicesAt(place) })))
  return lists.filter((list) => list.invoices.length > 0)
}

async function invoicesAt(place: OwnPlace): Promise<Invoice[]> {
  return read(place.there, async (tx) => {
    const rows = await tx
      .select(invoiceColumns)
      .from(invoices)
      .where(and(eq(invoices.practiceId, place.practiceId), placeOwns(place, invoices)))
      .orderBy(desc(invoices.number))
      .limit(200)
    if (rows.length > 0 && place.shownPatientId)
      await recordAccess(tx, place.there, { patientId: place.shownPatientId, what: 'own-invoices' })
    return rows
  })
}

/** How many there are at each of their practices, and how many are not paid. */
export async function countInvoices(ctx: Ctx): Promise<{ accountId: string; all: number; open: number }[]> {
  authorize(ctx.actor, 'invoice:own')
  return Promise.all(
    (await ownPlaces(ctx)).map(async (place) => {
      const mine = and(eq(invoices.practiceId, place.practiceId), placeOwns(place, invoices))
      const { accountId } = place
      return read(place.there, async (tx) => ({
        accountId,
        all: await tx.$count(invoices, mine),
        open: await tx.$count(invoices, and(mine, eq(invoices.status, 'open'))),
      }))
    }),
  )
}

/** One of them; null when it is not theirs. */
export async function ownInvoice(ctx: Ctx, invoiceId: string): Promise<Invoice | null> {
  authorize(ctx.actor, 'invoice:own')
  if (!isId(invoiceId)) return null
  for (const place of await ownPlaces(ctx)) {
    const [found] = await read(place.there, (tx) =>
      tx
        .select(invoiceColumns)
        .from(invoices)
        .where(and(eq(invoices.practiceId, place.practiceId), eq(invoices.id, invoiceId), placeOwns(place, invoices))),
    )
    if (found) return found
  }
  return null
}

/** The invoice somebody owes from the moment they activated, as the verb that did it named it. */
export async function invoiceOfActivation(ctx: Ctx, invoiceId: string | null): Promise<Invoice | null> {
  authorize(ctx.actor, 'registration:activate')
  if (!invoiceId) return null
  const [invoice] = await read(ctx, (tx) =>
    tx
      .select(invoiceColumns)
      .from(invoices)
      .where(and(eq(invoices.practiceId, practiceOf(ctx)), eq(invoices.id, invoiceId))),
  )
  return invoice ?? null
}
