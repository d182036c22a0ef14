import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import {
  identifications,
  letters,
  logins,
  onlineAccounts,
  patientIdentifiers,
  patients,
  practiceSettings,
  practices,
} from '@/drizzle/schema'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { type AccountAction, type AccountFacts, refusalOf } from './offers'

export type LoadedFacts = AccountFacts & {
  patientId: string
  open: typeof onlineAccounts.$inferSelect | null
  lastLetter: typeof letters.$inferSelect | null
  login: { email: string | null; username: string | null; lockedUntil: Date | null } | null
}

/**
 * What decides about a patient's online access, in the caller's transaction. With `lock`, those who change the same
 * patient's access take turns at the patient's row.
 */
export async function loadFacts(tx: Tx, ctx: Ctx, patientId: string, { lock = false } = {}): Promise<LoadedFacts> {
  const practiceId = practiceOf(ctx)
  const ofPatient = and(eq(patients.practiceId, practiceId), eq(patients.id, patientId))
  const find = tx.select({ standing: patients.standing }).from(patients).where(ofPatient)
  const [patient] = await (lock ? find.for('no key update') : find)
  if (!patient) throw new NotFound('patient')
  const [[practice], [account], [identified]] = await Promise.all([
    tx
      .select({ nation: practices.nation, activatedAt: practiceSettings.onlineServicesActivatedAt })
      .from(practices)
      .innerJoin(practiceSettings, eq(practiceSettings.practiceId, practices.id))
      .where(eq(practices.id, practiceId)),
    tx
      .select({
        account: onlineAccounts,
        // The id first: a joined object counts as missing when its first column is null.
        login: { id: logins.id, email: logins.email, username: logins.username, lockedUntil: logins.lockedUntil },
      })
      .from(onlineAccounts)
      .leftJoin(logins, eq(logins.id, onlineAccounts.loginId))
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceId),
          eq(onlineAccounts.patientId, patientId),
          isNull(onlineAccounts.closedAt),
        ),
      ),
    tx
      .select({ id: identifications.id })
      .from(identifications)
      .where(
        and(
          eq(identifications.practiceId, practiceId),
          eq(identifications.patientId, patientId),
          isNull(identifications.withdrawnAt),
        ),
      )
      .limit(1),
  ])
  const open = account?.account ?? null
  const lastLetter = open ? await lastLetterOf(tx, practiceId, open.id) : null
  const login = account?.login ?? null
  return {
    patientId,
    open,
    lastLetter,
    login,
    activated: practice?.activatedAt != null,
    standing: patient.standing,
    identified: identified !== undefined,
    hasNumber: practice ? await hasNumber(tx, practiceId, patientId, schemeOfNation[practice.nation]) : false,
    account: open && {
      status: open.status,
      kind: open.kind,
      disabled: open.disabledAt !== null,
      locked: login?.lockedUntil != null && login.lockedUntil > ctx.now,
    },
    letter: lastLetter && {
      status: lastLetter.status,
      expired: lastLetter.status === 'expired' || lastLetter.expiresAt <= ctx.now,
      printed: lastLetter.printCount > 0,
    },
  }
}

/** The facts of the patient an account is for, locked, when the action may be taken; says why not otherwise. */
export async function factsFor(tx: Tx, ctx: Ctx, patientId: string, action: AccountAction): Promise<LoadedFacts> {
  const facts = await loadFacts(tx, ctx, patientId, { lock: true })
  const refusal = refusalOf(action, facts)
  if (refusal) throw new Conflict({ key: `errors.account.${refusal}` })
  return facts
}

/** The open account of facts that have one, as `refusalOf` made sure. */
export function openAccount(facts: LoadedFacts) {
  if (!facts.open) throw new Conflict({ key: 'errors.account.noAccount' })
  return facts.open
}

async function lastLetterOf(tx: Tx, practiceId: string, accountId: string) {
  const [letter] = await tx
    .select()
    .from(letters)
    .where(and(eq(letters.practiceId, practiceId), eq(letters.accountId, accountId)))
    .orderBy(desc(letters.issueNumber))
    .limit(1)
  return letter ?? null
}

async function hasNumber(tx: Tx, practiceId: string, patientId: string, scheme: string): Promise<boolean> {
  const [number] = await tx
    .select({ id: patientIdentifiers.id })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        eq(patientIdentifiers.patientId, patientId),
        eq(patientIdentifiers.scheme, scheme),
        ne(patientIdentifiers.status, 'superseded'),
      ),
    )
    .limit(1)
  return number !== undefined
}
