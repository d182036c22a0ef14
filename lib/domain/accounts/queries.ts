import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import {
  chargebands,
  logins,
  onlineAccounts,
  patientContacts,
  patientIdentifiers,
  patients,
  registrations,
} from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { ownMissed } from '@/lib/domain/missed-appointments/queries'
import { type PracticeCard, practiceById, settingsOf } from '@/lib/domain/practices/queries'
import type { PostalAddress } from '@/lib/domain/registrations/vocabulary'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { shownPatient } from './shown-patient'

export type OwnAccount = {
  id: string
  practice: PracticeCard
  chargebandName: string | null
  /** Until staff have checked identity, every basic account shows the same sentence. */
  mayStillBeChecked: boolean
  disabled: boolean
  /** Whether the practice lets its patients see what it holds. */
  showsDetails: boolean
  /** Appointments missed there: how many where the practice shows it, and whether booking online stopped for it. */
  missed: { count: number | null; limit: number | null; stopped: boolean } | null
  details: {
    title: string | null
    givenName: string
    familyName: string
    dateOfBirth: string
    identifier: { scheme: string; value: string } | null
    email: string | null
    mobile: string | null
    address: PostalAddress | null
  }
}

/** The accounts of the person signed in, each with their own details as the practice holds or was told them. */
export async function ownAccounts(ctx: Ctx): Promise<OwnAccount[]> {
  authorize(ctx.actor, 'portal:view')
  if (ctx.actor.kind !== 'patient') throw new Forbidden('portal:view')
  const { loginId } = ctx.actor
  const rows = await read(ctx, (tx) =>
    tx
      .select()
      .from(onlineAccounts)
      .where(and(eq(onlineAccounts.loginId, loginId), isNull(onlineAccounts.closedAt)))
      .orderBy(onlineAccounts.createdAt),
  )
  return Promise.all(
    rows.map(async (account) => {
      const inPractice = forPractice(ctx, account.practiceId)
      const practice = await practiceById(ctx.db, account.practiceId)
      const facts = await read(inPractice, async (tx) => {
        const patientId = await shownPatient(tx, account)
        return patientId
          ? ofPatient(tx, inPractice, account.practiceId, patientId)
          : ofRegistration(tx, account.practiceId, account.registrationId ?? account.id)
      })
      return {
        id: account.id,
        practice,
        mayStillBeChecked: account.kind === 'basic',
        disabled: account.disabledAt !== null,
        showsDetails: (await settingsOf(inPractice)).patientsSeeDetails,
        ...facts,
      }
    }),
  )
}

type Told = Pick<OwnAccount, 'chargebandName' | 'missed' | 'details'>

async function ofPatient(tx: Tx, ctx: Ctx, practiceId: string, patientId: string): Promise<Told> {
  const [row] = await tx
    .select({ patient: patients, chargebandName: chargebands.name })
    .from(patients)
    .leftJoin(
      chargebands,
      and(eq(chargebands.practiceId, patients.practiceId), eq(chargebands.id, patients.chargebandId)),
    )
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
  if (!row) throw new Error('An account points to no patient')
  const contacts = await tx
    .select({ kind: patientContacts.kind, value: patientContacts.value })
    .from(patientContacts)
    .where(and(eq(patientContacts.practiceId, practiceId), eq(patientContacts.patientId, patientId)))
    .orderBy(desc(patientContacts.preferred))
  const [identifier] = await tx
    .select({ scheme: patientIdentifiers.scheme, value: patientIdentifiers.value })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        eq(patientIdentifiers.patientId, patientId),
        ne(patientIdentifiers.status, 'superseded'),
      ),
    )
    // 'verified' is last in the alphabet, so it comes first.
    .orderBy(desc(patientIdentifiers.status))
    .limit(1)
  await recordAccess(tx, ctx, { patientId, what: 'own-details' })
  const { title, givenName, familyName, dateOfBirth, address } = row.patient
  return {
    chargebandName: row.chargebandName,
    missed: await ownMissed(tx, practiceId, patientId),
    details: {
      title,
      givenName,
      familyName,
      dateOfBirth,
      address,
      identifier: identifier ?? null,
      email: contacts.find((contact) => contact.kind === 'email')?.value ?? null,
      mobile: contacts.find((contact) => contact.kind === 'mobile')?.value ?? null,
    },
  }
}

async function ofRegistration(tx: Tx, practiceId: string, registrationId: string): Promise<Told> {
  const [row] = await tx
    .select({ registration: registrations, chargebandName: chargebands.name })
    .from(registrations)
    .leftJoin(
      chargebands,
      and(eq(chargebands.practiceId, registrations.practiceId), eq(chargebands.id, registrations.chargebandId)),
    )
    .where(and(eq(registrations.practiceId, practiceId), eq(registrations.id, registrationId)))
  if (!row) throw new Error('An account points to no registration')
  const { title, givenName, familyName, dateOfBirth, address, email, mobile } = row.registration
  const { identifierScheme: scheme, identifierValue: value } = row.registration
  return {
    chargebandName: row.chargebandName,
    missed: null,
    details: {
      title,
      givenName,
      familyName,
      dateOfBirth,
      address,
      email,
      mobile,
      identifier: scheme && value ? { scheme, value } : null,
    },
  }
}

/** The names a person signs in with. */
export async function ownSignInNames(ctx: Ctx): Promise<{ email: string | null; username: string | null }> {
  authorize(ctx.actor, 'portal:view')
  if (ctx.actor.kind !== 'patient') throw new Forbidden('portal:view')
  const [row] = await ctx.db
    .select({ email: logins.email, username: logins.username })
    .from(logins)
    .where(eq(logins.id, ctx.actor.loginId))
  return row ?? { email: null, username: null }
}
