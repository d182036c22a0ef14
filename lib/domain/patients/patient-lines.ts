import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { chargebands, logins, onlineAccounts, patientContacts, patientIdentifiers, patients } from '@/drizzle/schema'
import { type AccountState, accountState } from '@/lib/domain/accounts/vocabulary'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { ContactKind, IdentifierStatus, RegistrationStanding } from './vocabulary'

export type PatientIdentifier = { scheme: IdentifierScheme; value: string; status: IdentifierStatus }

/** One patient in a list. */
export type PatientLine = {
  id: string
  title: string | null
  givenName: string
  familyName: string
  dateOfBirth: string
  standing: RegistrationStanding
  identifier: PatientIdentifier | null
  chargeband: string | null
  postcode: string | null
  phone: string | null
  email: string | null
  account: AccountState | null
  createdAt: Date
}

/** The lines of these patients, in this order; for queries that have asked who may see them. */
export async function patientLines(tx: Tx, ctx: Ctx, ids: string[]): Promise<PatientLine[]> {
  if (ids.length === 0) return []
  const practiceId = practiceOf(ctx)
  const lines = tx
    .select({
      id: patients.id,
      title: patients.title,
      givenName: patients.givenName,
      familyName: patients.familyName,
      dateOfBirth: patients.dateOfBirth,
      standing: patients.standing,
      chargeband: chargebands.name,
      address: patients.address,
      createdAt: patients.createdAt,
    })
    .from(patients)
    .leftJoin(chargebands, and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, patients.chargebandId)))
    .where(and(eq(patients.practiceId, practiceId), inArray(patients.id, ids)))
  // One after the other on the connection, without waiting in between.
  const [rows, identifiers, phones, emails, accounts] = await Promise.all([
    lines,
    identifiersOf(tx, practiceId, ids),
    contactOf(tx, practiceId, ids, ['phone', 'mobile']),
    contactOf(tx, practiceId, ids, ['email']),
    accountsOf(tx, ctx, practiceId, ids),
  ])
  const byId = new Map(
    rows.map(({ address, ...row }) => [
      row.id,
      {
        ...row,
        postcode: address?.postcode ?? null,
        identifier: identifiers.get(row.id) ?? null,
        phone: phones.get(row.id) ?? null,
        email: emails.get(row.id) ?? null,
        account: accounts.get(row.id) ?? null,
      },
    ]),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The number each is known by: a verified one before one that was only given; a superseded one is nobody's number. */
async function identifiersOf(tx: Tx, practiceId: string, ids: string[]): Promise<Map<string, PatientIdentifier>> {
  const rows = await tx
    .select({
      patientId: patientIdentifiers.patientId,
      scheme: patientIdentifiers.scheme,
      value: patientIdentifiers.value,
      status: patientIdentifiers.status,
    })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        inArray(patientIdentifiers.patientId, ids),
        ne(patientIdentifiers.status, 'superseded'),
      ),
    )
    .orderBy(asc(patientIdentifiers.createdAt))
  const rank: IdentifierStatus[] = ['unverified', 'verified']
  rows.sort((a, b) => rank.indexOf(a.status) - rank.indexOf(b.status))
  return new Map(
    rows.map(({ patientId, scheme, ...rest }) => [patientId, { ...rest, scheme: scheme as IdentifierScheme }]),
  )
}

/** Where to reach each: the preferred contact of these kinds, and of several the last kind named. */
async function contactOf(
  tx: Tx,
  practiceId: string,
  ids: string[],
  kinds: ContactKind[],
): Promise<Map<string, string>> {
  const rows = await tx
    .select({
      patientId: patientContacts.patientId,
      kind: patientContacts.kind,
      value: patientContacts.value,
      preferred: patientContacts.preferred,
    })
    .from(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceId),
        inArray(patientContacts.patientId, ids),
        inArray(patientContacts.kind, kinds),
      ),
    )
  const rank = (row: { kind: ContactKind; preferred: boolean }) =>
    Number(row.preferred) * kinds.length + kinds.indexOf(row.kind)
  rows.sort((a, b) => rank(a) - rank(b))
  return new Map(rows.map(({ patientId, value }) => [patientId, value]))
}

async function accountsOf(tx: Tx, ctx: Ctx, practiceId: string, ids: string[]): Promise<Map<string, AccountState>> {
  const rows = await tx
    .select({
      patientId: onlineAccounts.patientId,
      status: onlineAccounts.status,
      disabledAt: onlineAccounts.disabledAt,
      lockedUntil: logins.lockedUntil,
    })
    .from(onlineAccounts)
    .leftJoin(logins, eq(logins.id, onlineAccounts.loginId))
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceId),
        inArray(onlineAccounts.patientId, ids),
        isNull(onlineAccounts.closedAt),
      ),
    )
  return new Map(rows.flatMap((row) => (row.patientId ? [[row.patientId, accountState(row, ctx.now)] as const] : [])))
}
