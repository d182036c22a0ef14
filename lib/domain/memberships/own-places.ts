import { and, asc, eq, isNull } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { onlineAccounts, patients, registrations } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { shownPatient } from '@/lib/domain/accounts/shown-patient'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { type PracticeCard, practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

/** Where somebody signed in is a patient, or will be, and by what their memberships and invoices are found there. */
export type OwnPlace = {
  accountId: string
  practiceId: string
  practice: PracticeCard
  there: Ctx
  /** The record behind the account, which they may not be shown. */
  patientId: string | null
  registrationId: string | null
  shownPatientId: string | null
  chargebandId: string | null
  /** Whether they are still a patient, so that they may join something. */
  current: boolean
}

/** The accounts in use of whoever is signed in; through a program, those at its own practice. */
export async function ownPlaces(ctx: Ctx, accountId?: string): Promise<OwnPlace[]> {
  authorize(ctx.actor, 'membership:own')
  const { loginId } = ownLogin(ctx)
  const rows = await read(ctx, (tx) =>
    tx
      .select()
      .from(onlineAccounts)
      .where(
        and(
          eq(onlineAccounts.loginId, loginId),
          eq(onlineAccounts.status, 'active'),
          accountId ? eq(onlineAccounts.id, accountId) : undefined,
          ctx.practiceId ? eq(onlineAccounts.practiceId, ctx.practiceId) : undefined,
          isNull(onlineAccounts.disabledAt),
          isNull(onlineAccounts.closedAt),
        ),
      )
      .orderBy(asc(onlineAccounts.createdAt)),
  )
  return Promise.all(rows.map((account) => placeOf(forPractice(ctx, account.practiceId), account)))
}

async function placeOf(there: Ctx, account: typeof onlineAccounts.$inferSelect): Promise<OwnPlace> {
  const { practiceId, patientId, registrationId } = account
  const practice = await practiceById(there.db, practiceId)
  const rest = await read(there, async (tx) => {
    const shownPatientId = await shownPatient(tx, account)
    return { shownPatientId, ...(await bandOf(tx, practiceId, { patientId: shownPatientId, registrationId })) }
  })
  return { accountId: account.id, practiceId, practice, there, patientId, registrationId, ...rest }
}

async function bandOf(tx: Tx, practiceId: string, by: { patientId: string | null; registrationId: string | null }) {
  if (by.patientId) {
    const [row] = await tx
      .select({ chargebandId: patients.chargebandId, standing: patients.standing })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), eq(patients.id, by.patientId)))
    const current = row?.standing !== 'deducted' && row?.standing !== 'deceased'
    return { chargebandId: row?.chargebandId ?? null, current }
  }
  const [row] = await tx
    .select({ chargebandId: registrations.chargebandId })
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceId), eq(registrations.id, by.registrationId ?? '')))
  return { chargebandId: row?.chargebandId ?? null, current: true }
}

/** The rows of a table that are this person's and that they may see. */
export function placeOwns(place: OwnPlace, table: { patientId: PgColumn; registrationId: PgColumn }) {
  if (place.shownPatientId) return eq(table.patientId, place.shownPatientId)
  return eq(table.registrationId, place.registrationId ?? place.accountId)
}
