import { and, asc, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
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
import type { Needs } from '@/lib/domain/patients/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { type AccountAction, type AccountFacts, refusalOf } from './offers'

export type LoadedFacts = AccountFacts & {
  patientId: string
  person: { givenName: string; familyName: string; hasAddress: boolean; restricted: boolean; needs: Needs }
  open: typeof onlineAccounts.$inferSelect | null
  lastLetter: typeof letters.$inferSelect | null
  login: { email: string | null; username: string | null; lockedUntil: Date | null } | null
}

/**
 * What decides about a patient's online access, in the caller's transaction. With `lock`, those who change the same
 * patient's access take turns at the patient's row.
 */
export async function loadFacts(tx: Tx, ctx: Ctx, patientId: string, options = { lock: false }): Promise<LoadedFacts> {
  const facts = (await loadFactsOfMany(tx, ctx, [patientId], options)).get(patientId)
  if (!facts) throw new NotFound('patient')
  return facts
}

/** The same of many patients, in a few statements however many; their rows are locked in the order of their ids. */
export async function loadFactsOfMany(
  tx: Tx,
  ctx: Ctx,
  patientIds: string[],
  { lock = false } = {},
): Promise<Map<string, LoadedFacts>> {
  if (patientIds.length === 0) return new Map()
  const practiceId = practiceOf(ctx)
  const people = await peopleOf(tx, practiceId, patientIds, lock)
  const practice = await practiceFacts(tx, practiceId)
  const [accounts, identified, numbered] = await Promise.all([
    openAccountsOf(tx, practiceId, patientIds),
    identifiedAmong(tx, practiceId, patientIds),
    numberedAmong(tx, practiceId, patientIds, schemeOfNation[practice.nation]),
  ])
  const lastLetters = await lastLettersOf(
    tx,
    practiceId,
    [...accounts.values()].map(({ account }) => account.id),
  )
  return new Map(
    people.map(({ id, standing, ...person }) => {
      const { account: open = null, login = null } = accounts.get(id) ?? {}
      const lastLetter = (open && lastLetters.get(open.id)) ?? null
      const { givenName, familyName } = person
      const facts: LoadedFacts = {
        patientId: id,
        person: {
          ...{ givenName, familyName, restricted: person.restricted, needs: person.needs },
          hasAddress: (person.correspondenceAddress ?? person.address) !== null,
        },
        ...{ open, lastLetter, login, standing },
        activated: practice.activatedAt !== null,
        identified: identified.has(id),
        hasNumber: numbered.has(id),
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
      return [id, facts]
    }),
  )
}

async function peopleOf(tx: Tx, practiceId: string, patientIds: string[], lock: boolean) {
  const find = tx
    .select({
      id: patients.id,
      standing: patients.standing,
      givenName: patients.givenName,
      familyName: patients.familyName,
      address: patients.address,
      correspondenceAddress: patients.correspondenceAddress,
      restricted: patients.restricted,
      needs: patients.needs,
    })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), inArray(patients.id, patientIds)))
    .orderBy(asc(patients.id))
  return lock ? find.for('no key update') : find
}

async function practiceFacts(tx: Tx, practiceId: string) {
  const [practice] = await tx
    .select({ nation: practices.nation, activatedAt: practiceSettings.onlineServicesActivatedAt })
    .from(practices)
    .innerJoin(practiceSettings, eq(practiceSettings.practiceId, practices.id))
    .where(eq(practices.id, practiceId))
  if (!practice) throw new NotFound('practice')
  return practice
}

async function openAccountsOf(tx: Tx, practiceId: string, patientIds: string[]) {
  const rows = await tx
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
        inArray(onlineAccounts.patientId, patientIds),
        isNull(onlineAccounts.closedAt),
      ),
    )
  return new Map(rows.map((row) => [row.account.patientId, row] as const))
}

async function identifiedAmong(tx: Tx, practiceId: string, patientIds: string[]): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ id: identifications.patientId })
    .from(identifications)
    .where(
      and(
        eq(identifications.practiceId, practiceId),
        inArray(identifications.patientId, patientIds),
        isNull(identifications.withdrawnAt),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

async function numberedAmong(tx: Tx, practiceId: string, patientIds: string[], scheme: string): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ id: patientIdentifiers.patientId })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        inArray(patientIdentifiers.patientId, patientIds),
        eq(patientIdentifiers.scheme, scheme),
        ne(patientIdentifiers.status, 'superseded'),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

async function lastLettersOf(tx: Tx, practiceId: string, accountIds: string[]) {
  if (accountIds.length === 0) return new Map<string, typeof letters.$inferSelect>()
  const rows = await tx
    .selectDistinctOn([letters.accountId])
    .from(letters)
    .where(and(eq(letters.practiceId, practiceId), inArray(letters.accountId, accountIds)))
    .orderBy(letters.accountId, desc(letters.issueNumber))
  return new Map(rows.map((letter) => [letter.accountId, letter]))
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
