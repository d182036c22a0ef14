import { and, eq } from 'drizzle-orm'
import { onlineAccounts, patients, practiceSettings, practices, staffMembers } from '@/drizzle/schema'
import { defaultPasswordPolicy } from '@/lib/domain/passwords/check-password'
import type { PasswordPolicy } from '@/lib/domain/practices/vocabulary'
import type { Tx } from '@/lib/platform/db'
import { seeAs } from './as-login'
import { loginById } from './find-login'

/**
 * What a new password of this login is judged by: the strictest of its practices' policies, and the words a guesser
 * would try. The transaction sees as that login afterwards, and as no practice.
 */
export async function passwordRules(tx: Tx, loginId: string): Promise<{ policy: PasswordPolicy; context: string[] }> {
  await seeAs(tx, loginId)
  const login = await loginById(tx, loginId)
  const accounts = await tx
    .select({ practiceId: onlineAccounts.practiceId, patientId: onlineAccounts.patientId })
    .from(onlineAccounts)
    .where(eq(onlineAccounts.loginId, loginId))
  const members = await tx
    .select({ practiceId: staffMembers.practiceId, name: staffMembers.name })
    .from(staffMembers)
    .where(eq(staffMembers.loginId, loginId))
  const policies: PasswordPolicy[] = []
  const context = [login?.email ?? '', login?.username ?? '', ...members.map((one) => one.name)]
  for (const practiceId of new Set([...accounts, ...members].map((one) => one.practiceId))) {
    await seeAs(tx, loginId, practiceId)
    const [practice] = await tx
      .select({ name: practices.name, policy: practiceSettings.passwordPolicy })
      .from(practices)
      .innerJoin(practiceSettings, eq(practiceSettings.practiceId, practices.id))
      .where(eq(practices.id, practiceId))
    if (practice) {
      policies.push(practice.policy)
      context.push(practice.name)
    }
    for (const { patientId } of accounts.filter((one) => one.practiceId === practiceId)) {
      if (patientId) context.push(...(await wordsOf(tx, practiceId, patientId)))
    }
  }
  await seeAs(tx, loginId)
  return { policy: strictest(policies), context: context.filter(Boolean) }
}

/** The policy that satisfies all of them; the installation's own where there is none. */
export function strictest(policies: PasswordPolicy[]): PasswordPolicy {
  const [first, ...others] = policies
  return others.reduce(
    (one, other) => ({
      minLength: Math.max(one.minLength, other.minLength),
      letters: Math.max(one.letters, other.letters),
      numbers: Math.max(one.numbers, other.numbers),
      mixedCase: one.mixedCase || other.mixedCase,
      nonAlphanumeric: Math.max(one.nonAlphanumeric, other.nonAlphanumeric),
    }),
    first ?? defaultPasswordPolicy,
  )
}

async function wordsOf(tx: Tx, practiceId: string, patientId: string): Promise<string[]> {
  const [patient] = await tx
    .select({ given: patients.givenName, family: patients.familyName, born: patients.dateOfBirth })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
  return patient ? [patient.given, patient.family, patient.born] : []
}
