import { and, asc, count, desc, eq, gt, inArray, ne } from 'drizzle-orm'
import { patientContacts, patientIdentifiers, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type IdentifierScheme, schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { ImportField } from './vocabulary'

/** Everything a list of patients may say of one, as it is kept; empty where nothing is known. */
export type ExportedPatient = Record<ImportField, string>

/**
 * Everybody on file, with the columns an import understands, some thousand at a time and in the order they were put on
 * file. It is in the log before the first of them is read, so that one broken off is there too.
 */
export async function exportPatients(ctx: Ctx): Promise<AsyncGenerator<ExportedPatient[]>> {
  authorize(ctx.actor, 'patient:export')
  await transaction(ctx, async (tx) => {
    const [row] = await tx
      .select({ total: count() })
      .from(patients)
      .where(eq(patients.practiceId, practiceOf(ctx)))
    await recordAudit(tx, ctx, {
      action: 'patients.exported',
      subject: { type: 'practice', id: practiceOf(ctx) },
      details: { patients: row?.total ?? 0 },
    })
  })
  const { nation } = await practiceById(ctx.db, practiceOf(ctx))
  return pagesOf(ctx, schemeOfNation[nation])
}

async function* pagesOf(ctx: Ctx, scheme: IdentifierScheme, size = 1000) {
  let after: string | null = null
  for (;;) {
    const rows: Found[] = await read(ctx, (tx) => pageAfter(tx, ctx, after, size))
    const ids = rows.map(({ id }) => id)
    const known = ids.length > 0 ? await read(ctx, (tx) => numbersOf(tx, ctx, ids, scheme)) : null
    if (known) yield rows.map((row) => asColumns(row, known))
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    after = last.id
  }
}

type Found = Awaited<ReturnType<typeof pageAfter>>[number]

function pageAfter(tx: Tx, ctx: Ctx, after: string | null, size: number) {
  const { id, title, givenName, familyName, preferredName, dateOfBirth, sex, standing, address } = patients
  const { usualClinician, locale, interpreter, restricted } = patients
  const columns = { id, title, givenName, familyName, preferredName, dateOfBirth, sex, standing, address }
  const mine = eq(patients.practiceId, practiceOf(ctx))
  return tx
    .select({ ...columns, usualClinician, locale, interpreter, restricted })
    .from(patients)
    .where(after ? and(mine, gt(patients.id, after)) : mine)
    .orderBy(asc(patients.id))
    .limit(size)
}

/** The preferred address and mobile of each, and their number of the nation. */
async function numbersOf(tx: Tx, ctx: Ctx, ids: string[], scheme: IdentifierScheme) {
  const practiceId = practiceOf(ctx)
  const contacts = await tx
    .select({ id: patientContacts.patientId, kind: patientContacts.kind, value: patientContacts.value })
    .from(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceId),
        inArray(patientContacts.patientId, ids),
        eq(patientContacts.preferred, true),
      ),
    )
  const numbers = await tx
    .select({ id: patientIdentifiers.patientId, value: patientIdentifiers.value, status: patientIdentifiers.status })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        inArray(patientIdentifiers.patientId, ids),
        eq(patientIdentifiers.scheme, scheme),
        ne(patientIdentifiers.status, 'superseded'),
      ),
    )
    // Of two the last is taken: a verified one where there is one.
    .orderBy(desc(patientIdentifiers.status), asc(patientIdentifiers.createdAt))
  const contact = new Map(contacts.map(({ id, kind, value }) => [`${kind} ${id}`, value]))
  return { contact, number: new Map(numbers.map((one) => [one.id, one])) }
}

function asColumns(row: Found, { contact, number }: Awaited<ReturnType<typeof numbersOf>>): ExportedPatient {
  const { line1, line2, town, postcode } = (row.restricted ? null : row.address) ?? {}
  const reach = (kind: string) => (row.restricted ? '' : (contact.get(`${kind} ${row.id}`) ?? ''))
  const identifier = number.get(row.id)
  return {
    identifier: identifier?.value ?? '',
    identifierVerified: identifier?.status === 'verified' ? 'yes' : '',
    title: row.title ?? '',
    givenName: row.givenName,
    familyName: row.familyName,
    preferredName: row.preferredName ?? '',
    dateOfBirth: row.dateOfBirth,
    sex: row.sex ?? '',
    line1: line1 ?? '',
    line2: line2 ?? '',
    town: town ?? '',
    postcode: postcode ?? '',
    email: reach('email'),
    mobile: reach('mobile'),
    standing: row.standing,
    usualClinician: row.usualClinician ?? '',
    locale: row.locale,
    interpreter: row.interpreter ? 'yes' : '',
  }
}
