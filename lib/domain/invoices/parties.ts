import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { onlineAccounts, patients, practices, registrations, sites } from '@/drizzle/schema'
import type { Locale, Nation } from '@/lib/domain/practices/vocabulary'
import type { PostalAddress } from '@/lib/domain/registrations/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { formatName } from '@/lib/format'
import type { Tx } from '@/lib/platform/db'
import type { InvoiceParty } from './vocabulary'

/** Whose an invoice or a membership is: a patient's, or a registration's while nobody knows or may show whose that is. */
export type Owner = { patientId: string | null; registrationId: string | null }

/** The practice as it stands on an invoice raised now, with its first address. */
export async function creditorNow(tx: Tx, ctx: Ctx): Promise<{ creditor: InvoiceParty; nation: Nation }> {
  const practiceId = practiceOf(ctx)
  const [practice] = await tx
    .select({ name: practices.name, phone: practices.phone, nation: practices.nation })
    .from(practices)
    .where(eq(practices.id, practiceId))
  if (!practice) throw new Error('An invoice needs a practice')
  const [site] = await tx
    .select({ address: sites.address })
    .from(sites)
    .where(and(eq(sites.practiceId, practiceId), isNotNull(sites.address)))
    .orderBy(asc(sites.createdAt), asc(sites.id))
    .limit(1)
  const lines = (site?.address ?? '').split(/\r?\n|,\s*/).filter((line) => line.trim() !== '')
  return { creditor: { name: practice.name, phone: practice.phone, address: null, lines }, nation: practice.nation }
}

/**
 * The owner as they may see themselves: joined to somebody on file but not checked yet, they are who they said they are,
 * and learn nothing of that record.
 */
export async function shownOwner(tx: Tx, ctx: Ctx, owner: Owner): Promise<Owner> {
  if (!owner.patientId || !owner.registrationId) return owner
  const practiceId = practiceOf(ctx)
  const [hidden] = await tx
    .select({ id: onlineAccounts.id })
    .from(onlineAccounts)
    .innerJoin(
      registrations,
      and(eq(registrations.practiceId, practiceId), eq(registrations.id, onlineAccounts.registrationId)),
    )
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceId),
        eq(onlineAccounts.registrationId, owner.registrationId),
        eq(onlineAccounts.kind, 'basic'),
        eq(registrations.status, 'joined'),
      ),
    )
  return hidden ? { patientId: null, registrationId: owner.registrationId } : owner
}

/** The person as they stand on an invoice raised now, and the language they read. */
export async function debtorNow(tx: Tx, ctx: Ctx, owner: Owner): Promise<{ debtor: InvoiceParty; locale: Locale }> {
  const person = owner.patientId
    ? await patientRow(tx, ctx, owner.patientId)
    : await registrationRow(tx, ctx, owner.registrationId ?? '')
  if (!person) throw new Error('An invoice needs somebody who owes it')
  const { address, locale } = person
  return { debtor: { name: formatName(person), phone: null, address, lines: linesOf(address) }, locale }
}

async function patientRow(tx: Tx, ctx: Ctx, patientId: string) {
  const { title, givenName, familyName, address, locale } = patients
  const [row] = await tx
    .select({ title, givenName, familyName, address, locale })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.id, patientId)))
  return row
}

async function registrationRow(tx: Tx, ctx: Ctx, registrationId: string) {
  const { title, givenName, familyName, address, locale } = registrations
  const [row] = await tx
    .select({ title, givenName, familyName, address, locale })
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceOf(ctx)), eq(registrations.id, registrationId)))
  return row
}

function linesOf(address: PostalAddress | null): string[] {
  const { line1, line2, town, county, postcode } = address ?? {}
  return [line1, line2, town, county, postcode].filter((line): line is string => Boolean(line))
}
