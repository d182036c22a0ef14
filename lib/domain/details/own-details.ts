import { and, asc, desc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm'
import {
  accountModules,
  onlineAccounts,
  patientChanges,
  patientContacts,
  patientIdentifiers,
  patients,
  practiceSettings,
  registrations,
} from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { shownPatient } from '@/lib/domain/accounts/shown-patient'
import { recordAccess } from '@/lib/domain/audit/record-access'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { effectiveModules } from '@/lib/domain/modules/effective-access'
import { practiceById } from '@/lib/domain/practices/queries'
import { insurerNamed } from '@/lib/domain/profiles/insurer-of'
import { type Ctx, forPractice, practiceOf, read } from '@/lib/domain/shared/context'
import { isId } from '@/lib/domain/shared/is-id'
import type { Tx } from '@/lib/platform/db'

export type OwnDetails = Awaited<ReturnType<typeof ownDetails>>[number]
type Account = typeof onlineAccounts.$inferSelect

const rememberedDays = 30

/**
 * What the practices of whoever is signed in hold about them, one entry an account that is in use; `details` is null
 * where the practice shows none. Each is a look of their own.
 */
export async function ownDetails(ctx: Ctx, accountId?: string) {
  authorize(ctx.actor, 'details:view')
  const { loginId } = ownLogin(ctx)
  if (accountId !== undefined && !isId(accountId)) return []
  const accounts = await read(forPractice(ctx, null), (tx) =>
    tx
      .select()
      .from(onlineAccounts)
      .where(
        and(
          eq(onlineAccounts.loginId, loginId),
          accountId ? eq(onlineAccounts.id, accountId) : undefined,
          isNull(onlineAccounts.closedAt),
          isNull(onlineAccounts.disabledAt),
        ),
      )
      .orderBy(asc(onlineAccounts.createdAt)),
  )
  return Promise.all(accounts.map((account) => detailsOf(forPractice(ctx, account.practiceId), account)))
}

async function detailsOf(ctx: Ctx, account: Account) {
  const practice = await practiceById(ctx.db, account.practiceId)
  return read(ctx, async (tx) => {
    const [settings] = await tx
      .select()
      .from(practiceSettings)
      .where(eq(practiceSettings.practiceId, account.practiceId))
    if (!settings) throw new Error('A practice has no settings')
    const { patientsSeeDetails: shown, patientsChangeContacts } = settings
    const patientId = await shownPatient(tx, account)
    const held = () => (patientId ? recordOf(tx, ctx, patientId) : registrationOf(tx, ctx, account.registrationId))
    const details = shown ? await held() : null
    return {
      id: account.id,
      practice,
      /** In review or made already look alike until somebody checks identity. */
      mayStillBeChecked: account.kind === 'basic',
      mayChange: shown && patientsChangeContacts && account.kind === 'full',
      details: details && {
        ...details,
        modules: effectiveModules({
          account: { status: account.status, kind: account.kind, disabled: account.disabledAt !== null },
          standing: details.standing,
          practice: { nation: practice.nation, modules: settings.modules, basicAccounts: settings.basicAccounts },
          chosen: await chosenModules(tx, account.practiceId, account.id),
        }),
      },
    }
  })
}

async function recordOf(tx: Tx, ctx: Ctx, patientId: string) {
  const practiceId = practiceOf(ctx)
  const [person] = await tx
    .select()
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
  if (!person) throw new Error('An account points to no patient')
  await recordAccess(tx, ctx, { patientId, what: 'own-details' })
  return {
    standing: person.standing,
    title: person.title,
    givenName: person.givenName,
    familyName: person.familyName,
    preferredName: person.preferredName,
    dateOfBirth: person.dateOfBirth,
    address: person.address,
    locale: person.locale,
    needs: person.needs.needs,
    contactPreferences: person.contactPreferences,
    usualClinician: person.usualClinician,
    identifier: await identifierOf(tx, practiceId, patientId),
    contacts: await contactsOf(tx, practiceId, patientId),
    more: await moreOf(tx, ctx, person),
    ...(await changesOf(tx, ctx, patientId)),
  }
}

type Held = Awaited<ReturnType<typeof recordOf>>

/** What the person gave themselves. */
async function registrationOf(tx: Tx, ctx: Ctx, registrationId: string | null): Promise<Held | null> {
  if (!registrationId) return null
  const [given] = await tx
    .select()
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceOf(ctx)), eq(registrations.id, registrationId)))
  if (!given) return null
  const { title, givenName, familyName, dateOfBirth, address, locale, contactPreferences, email, mobile } = given
  const proven = (by: string) => (given.activatedBy === by ? given.activatedAt : null)
  const { identifierScheme: scheme, identifierValue: value } = given
  return {
    ...{ standing: 'registered', title, givenName, familyName, preferredName: null, dateOfBirth, address, locale },
    ...{ needs: [], contactPreferences, usualClinician: null, waiting: [], rejected: [] },
    identifier: scheme && value ? { scheme: scheme as IdentifierScheme, value } : null,
    contacts: {
      email: email ? { kind: 'email', value: email, verifiedAt: proven('email') } : null,
      mobile: mobile ? { kind: 'mobile', value: mobile, verifiedAt: proven('sms') } : null,
    },
    more: await moreOf(tx, ctx, given),
  }
}

type Person = typeof patients.$inferSelect | typeof registrations.$inferSelect

/** What a program told of them beyond the practice's own questions. */
async function moreOf(tx: Tx, ctx: Ctx, { gender, department, division, moreDetails: told }: Person) {
  const { initials, pronoun, ethnicity, phone, workPhone, workEmail, employerName, employeeNumber } = told
  const insurer = await insurerNamed(tx, ctx, told)
  const work = { workPhone, workEmail, employerName, employeeNumber, department, division }
  return { initials, gender, pronoun, ethnicity, phone, ...work, insurer }
}

async function identifierOf(tx: Tx, practiceId: string, patientId: string) {
  const [row] = await tx
    .select({ scheme: patientIdentifiers.scheme, value: patientIdentifiers.value })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        eq(patientIdentifiers.patientId, patientId),
        ne(patientIdentifiers.status, 'superseded'),
      ),
    )
    // 'verified' is last in the alphabet.
    .orderBy(desc(patientIdentifiers.status))
    .limit(1)
  return row ? { ...row, scheme: row.scheme as IdentifierScheme } : null
}

/** The one of each kind that is used: the preferred. */
async function contactsOf(tx: Tx, practiceId: string, patientId: string) {
  const rows = await tx
    .select({ kind: patientContacts.kind, value: patientContacts.value, verifiedAt: patientContacts.verifiedAt })
    .from(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceId),
        eq(patientContacts.patientId, patientId),
        eq(patientContacts.preferred, true),
      ),
    )
  const used = (kind: 'email' | 'mobile') => rows.find((row) => row.kind === kind) ?? null
  return { email: used('email'), mobile: used('mobile') }
}

/** Their own changes that wait for the practice, and the fields it lately did not accept. */
async function changesOf(tx: Tx, ctx: Ctx, patientId: string) {
  const since = new Date(ctx.now.getTime() - rememberedDays * 86_400_000)
  const rows = await tx
    .select({ field: patientChanges.field, after: patientChanges.after, review: patientChanges.review })
    .from(patientChanges)
    .where(
      and(
        eq(patientChanges.practiceId, practiceOf(ctx)),
        eq(patientChanges.patientId, patientId),
        eq(patientChanges.actorKind, 'patient'),
        or(
          eq(patientChanges.review, 'pending'),
          and(inArray(patientChanges.review, ['accepted', 'rejected']), gt(patientChanges.reviewedAt, since)),
        ),
      ),
    )
    .orderBy(desc(patientChanges.at), desc(patientChanges.id))
  const newest = rows.filter(({ field }, index) => rows.findIndex((row) => row.field === field) === index)
  return {
    waiting: newest.filter(({ review }) => review === 'pending').map(({ field, after }) => ({ field, after })),
    rejected: newest.filter(({ review }) => review === 'rejected').map(({ field }) => field),
  }
}

async function chosenModules(tx: Tx, practiceId: string, accountId: string) {
  const rows = await tx
    .select({ module: accountModules.module, enabled: accountModules.enabled })
    .from(accountModules)
    .where(and(eq(accountModules.practiceId, practiceId), eq(accountModules.accountId, accountId)))
  return Object.fromEntries(rows.map(({ module, enabled }) => [module, enabled]))
}
