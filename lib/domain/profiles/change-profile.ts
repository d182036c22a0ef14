import { and, eq } from 'drizzle-orm'
import { onlineAccounts, patients, registrations } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { keepWorkEmail } from '@/lib/domain/accounts/work-email'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { provePassword } from '@/lib/domain/logins/prove-password'
import { renewSearchTerms } from '@/lib/domain/patients/edit-patient'
import { changesBetween, recordChanges, updatePatient } from '@/lib/domain/patients/record-changes'
import { nationOf, settingsOf } from '@/lib/domain/practices/queries'
import { judgeAnswers, type Profile } from '@/lib/domain/registrations/judge-profile'
import { personValues } from '@/lib/domain/registrations/registration-values'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { departmentsForChange } from './own-employer'
import { heldFor } from './own-profile'
import type { MoreDetails } from './vocabulary'
import { writeOwnContact } from './write-own-contact'

type Input = Pick<Profile, 'answers' | 'more'> & { password: string }

/**
 * Somebody signed in changes what they told the practice, with their password. What they submitted themselves is changed
 * as they say; of a record whose owner was checked only what no staff rely on, the rest goes the portal's own way.
 */
export async function changeProfile(ctx: Ctx, input: Input): Promise<void> {
  authorize(ctx.actor, 'details:change')
  const { loginId } = ownLogin(ctx)
  await provePassword(ctx, { password: input.password, field: 'password', refused: 'profile.change-refused' })
  const { questions, patientsSeeDetails, patientsChangeContacts } = await settingsOf(ctx)
  if (!patientsSeeDetails || !patientsChangeContacts) throw new Conflict({ key: 'errors.details.notAllowed' })
  const nation = await nationOf(ctx)
  const departments = await departmentsForChange(ctx)
  const options = { nation, questions, askDepartment: true, departments, signedIn: false }
  const { answers, wrong } = judgeAnswers(input, options)
  if (Object.keys(wrong).length > 0) throw new Invalid(wrong)
  await transaction(ctx, async (tx) => {
    const { account, registration, patient } = await heldFor(tx, ctx, loginId)
    const values = personValues(answers)
    // Two changes at once take turns.
    await tx
      .select({ id: onlineAccounts.id })
      .from(onlineAccounts)
      .where(and(eq(onlineAccounts.practiceId, practiceOf(ctx)), eq(onlineAccounts.id, account.id)))
      .for('no key update')
    const fields = patient
      ? await changeRecord(tx, ctx, patient.id, values, account.kind === 'full')
      : await changeRegistration(tx, ctx, registration, values)
    await keepWorkEmail(tx, ctx, { accountId: account.id }, values.moreDetails.workEmail)
    await recordAudit(tx, ctx, {
      action: 'profile.changed',
      subject: { type: 'account', id: account.id },
      ...(patient ? { patientId: patient.id } : {}),
      details: { fields },
    })
  })
}

type Values = ReturnType<typeof personValues>

/** The insurer is named by a call of its own, and stays as it is once nobody else can change it. */
function withInsurerOf({ moreDetails: { insurer } }: { moreDetails: MoreDetails }, told: Values): Values {
  return insurer ? { ...told, moreDetails: { ...told.moreDetails, insurer } } : told
}

async function changeRegistration(
  tx: Tx,
  ctx: Ctx,
  registration: Partial<typeof registrations.$inferSelect> | null,
  told: Values,
): Promise<string[]> {
  if (!registration?.id) throw new Conflict({ key: 'errors.details.notAllowed' })
  const theirs = and(eq(registrations.practiceId, practiceOf(ctx)), eq(registrations.id, registration.id))
  const [before] = await tx.select().from(registrations).where(theirs).for('no key update')
  if (!before) throw new Conflict({ key: 'errors.details.notAllowed' })
  const values = withInsurerOf(before, told)
  await tx.update(registrations).set(values).where(theirs)
  return changesBetween(before, values).map(({ field }) => field)
}

/** What staff rely on; once identity is checked it changes by proof or by staff. */
const reliedOn = ['title', 'givenName', 'familyName', 'dateOfBirth', 'sex', 'address', 'email', 'mobile']

async function changeRecord(tx: Tx, ctx: Ctx, patientId: string, told: Values, checked: boolean): Promise<string[]> {
  const practiceId = practiceOf(ctx)
  const [before] = await tx
    .select()
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
    .for('no key update')
  if (!before) throw new Conflict({ key: 'errors.details.notAllowed' })
  const values = withInsurerOf(before, told)
  const { email, mobile, ...record } = values
  const changes = changesBetween(before, record)
  const contacts = { email, mobile, phone: values.moreDetails.phone ?? null }
  for (const kind of ['email', 'mobile', 'phone'] as const) {
    const change = await writeOwnContact(tx, ctx, { patientId, kind, value: contacts[kind] })
    if (change) changes.push(change)
  }
  if (checked && changes.some(({ field }) => reliedOn.includes(field)))
    throw new Conflict({ key: 'errors.details.notAllowed' })
  await updatePatient(tx, ctx, { patientId, version: before.version }, record)
  await recordChanges(tx, ctx, patientId, changes, { byPatient: 'none' })
  await renewSearchTerms(tx, ctx, patientId)
  return changes.map(({ field }) => field)
}
