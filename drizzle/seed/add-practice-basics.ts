import { legalTexts, logins, staffMembers } from '@/drizzle/schema'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import { type LegalTextKind, legalTextKinds, locales, type Nation } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { type Role, roles } from '@/lib/domain/staff/vocabulary'
import { newId } from '@/lib/platform/ids'
import { legalTextsFor } from './legal-texts'

/** The first version of each text, in every language. */
export async function addLegalTexts(ctx: Ctx, practice: { name: string; nation: Nation }): Promise<void> {
  const texts = legalTextsFor(practice.name, practice.nation)
  const rows = legalTextKinds.flatMap((kind: LegalTextKind) =>
    locales.map((locale) => ({
      practiceId: practiceOf(ctx),
      kind,
      version: 1,
      locale,
      body: texts[kind][locale],
      publishedAt: ctx.now,
    })),
  )
  await read(ctx, (tx) => tx.insert(legalTexts).values(rows))
}

/** Staff one can sign in as at once: an invitation would wait for somebody to open it. */
export async function addStaff(
  ctx: Ctx,
  people: Record<Role, { name: string; email: string }>,
  password: string,
): Promise<Record<Role, { staffId: string; loginId: string }>> {
  const passwordHash = await hashPassword(password)
  const made: Partial<Record<Role, { staffId: string; loginId: string }>> = {}
  await read(ctx, async (tx) => {
    for (const role of roles) {
      const { name, email } = people[role]
      const loginId = newId()
      const staffId = newId()
      await tx.insert(logins).values({ id: loginId, email, passwordHash, createdAt: ctx.now })
      await tx.insert(staffMembers).values({
        practiceId: practiceOf(ctx),
        id: staffId,
        loginId,
        name,
        email,
        role,
        mayVerify: true,
        mayVouch: role !== 'receptionist',
        acceptedAt: ctx.now,
        createdAt: ctx.now,
      })
      made[role] = { staffId, loginId }
    }
  })
  const { manager, receptionist, clinician } = made
  if (!manager || !receptionist || !clinician) throw new Error('A role was left out')
  return { manager, receptionist, clinician }
}
