import { and, eq, isNull } from 'drizzle-orm'
import { onlineAccounts, patientContacts, patients, registrations, termsAcceptances } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { settingsOf } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { Forbidden, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { outstandingActions } from './outstanding-actions'

export type OwnProfile = Awaited<ReturnType<typeof ownProfile>>

/**
 * Everything the practice was told about whoever is signed in, as they told it. Until their identity is checked that is
 * what they submitted, whether or not staff found a record that matches: both look alike.
 */
export async function ownProfile(ctx: Ctx) {
  authorize(ctx.actor, 'details:view')
  const { loginId } = ownLogin(ctx)
  if (!(await settingsOf(ctx)).patientsSeeDetails) throw new Forbidden('details:view')
  const open = await outstandingActions(ctx, loginId)
  return read(ctx, async (tx) => {
    const held = await heldFor(tx, ctx, loginId)
    if (held.patient) await recordAccess(tx, ctx, { patientId: held.patient.id, what: 'own-details' })
    const { account, registration, patient } = held
    const person = patient ?? registration
    if (!person) throw new NotFound('profile')
    const { title, givenName, familyName, dateOfBirth, sex, gender, address, nextOfKin } = person
    const { department, division, contactPreferences, moreDetails } = person
    const contacts = patient ? await contactsOf(tx, ctx, patient.id) : null
    return {
      accountId: account.id,
      ...{ title, givenName, familyName, dateOfBirth, sex, gender, address, nextOfKin },
      ...{ department, division, contactPreferences, moreDetails },
      email: contacts ? contacts.email : (registration?.email ?? null),
      mobile: contacts ? contacts.mobile : (registration?.mobile ?? null),
      phone: contacts ? contacts.phone : (moreDetails.phone ?? null),
      termsAccepted: !open.terms,
      statisticalUse: registration?.statisticalUse || (await acceptedStatisticalUse(tx, ctx, loginId)),
    }
  })
}

/** Whether somebody accepted the statistical use after registering. */
async function acceptedStatisticalUse(tx: Tx, ctx: Ctx, loginId: string): Promise<boolean> {
  const [accepted] = await tx
    .select({ id: termsAcceptances.id })
    .from(termsAcceptances)
    .where(
      and(
        eq(termsAcceptances.practiceId, practiceOf(ctx)),
        eq(termsAcceptances.loginId, loginId),
        eq(termsAcceptances.statisticalUse, true),
      ),
    )
    .limit(1)
  return accepted !== undefined
}

/** The account of a login at the practice, with the record or the registration that its person may see and change. */
export async function heldFor(tx: Tx, ctx: Ctx, loginId: string) {
  const practiceId = practiceOf(ctx)
  const [row] = await tx
    .select({ account: onlineAccounts, registration: registrations, patient: patients })
    .from(onlineAccounts)
    .leftJoin(
      registrations,
      and(eq(registrations.practiceId, practiceId), eq(registrations.id, onlineAccounts.registrationId)),
    )
    .leftJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, onlineAccounts.patientId)))
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceId),
        eq(onlineAccounts.loginId, loginId),
        isNull(onlineAccounts.disabledAt),
        isNull(onlineAccounts.closedAt),
      ),
    )
  if (!row) throw new NotFound('account')
  const { account, registration } = row
  const hidden = account.kind === 'basic' && registration?.status === 'joined'
  return { account, registration, patient: hidden ? null : row.patient }
}

type Contacts = { email: string | null; mobile: string | null; phone: string | null }

async function contactsOf(tx: Tx, ctx: Ctx, patientId: string): Promise<Contacts> {
  const rows = await tx
    .select({ kind: patientContacts.kind, value: patientContacts.value })
    .from(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceOf(ctx)),
        eq(patientContacts.patientId, patientId),
        eq(patientContacts.preferred, true),
      ),
    )
  const used = (kind: string) => rows.find((row) => row.kind === kind)?.value ?? null
  return { email: used('email'), mobile: used('mobile'), phone: used('phone') }
}
