import { and, eq, isNull } from 'drizzle-orm'
import { onlineAccounts, patients, practiceSettings, practices } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

/**
 * The record behind an account of whoever is signed in, to be changed by them: theirs, in use, of a patient who is still
 * here and whose identity was checked, at a practice that lets patients do it. Before the check nobody may tell from the
 * screen whether staff found a record that matches, so there only the practice changes anything.
 */
export async function ownRecord(ctx: Ctx, accountId: string) {
  authorize(ctx.actor, 'details:change')
  const { loginId } = ownLogin(ctx)
  const [account] = await read(forPractice(ctx, null), (tx) =>
    tx
      .select({ practiceId: onlineAccounts.practiceId, patientId: onlineAccounts.patientId })
      .from(onlineAccounts)
      .where(and(eq(onlineAccounts.id, accountId), eq(onlineAccounts.loginId, loginId))),
  )
  if (!account?.patientId) throw new NotFound('account')
  const there = forPractice(ctx, account.practiceId)
  const facts = await read(there, (tx) => changeable(tx, account.practiceId, { accountId, loginId }))
  return { there, loginId, accountId, practiceId: account.practiceId, patientId: account.patientId, ...facts }
}

/** Whether the account may change its patient's details now, asked again where time has passed since; throws if not. */
export async function changeable(tx: Tx, practiceId: string, account: { accountId: string; loginId: string }) {
  const [row] = await tx
    .select({
      nation: practices.nation,
      standing: patients.standing,
      locale: patients.locale,
      seeDetails: practiceSettings.patientsSeeDetails,
      changeContacts: practiceSettings.patientsChangeContacts,
    })
    .from(onlineAccounts)
    .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, onlineAccounts.patientId)))
    .innerJoin(practices, eq(practices.id, practiceId))
    .innerJoin(practiceSettings, eq(practiceSettings.practiceId, practiceId))
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceId),
        eq(onlineAccounts.id, account.accountId),
        eq(onlineAccounts.loginId, account.loginId),
        eq(onlineAccounts.status, 'active'),
        eq(onlineAccounts.kind, 'full'),
        isNull(onlineAccounts.disabledAt),
        isNull(onlineAccounts.closedAt),
      ),
    )
  if (!row || row.standing === 'deducted' || row.standing === 'deceased') throw new NotFound('account')
  if (!row.seeDetails || !row.changeContacts) throw new Conflict({ key: 'errors.details.notAllowed' })
  return { nation: row.nation, locale: row.locale }
}
