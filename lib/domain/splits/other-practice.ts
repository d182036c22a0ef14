import { and, eq, isNull } from 'drizzle-orm'
import { logins, practiceSettings, staffMembers } from '@/drizzle/schema'
import { loginOf } from '@/lib/domain/access/actor'
import { type PracticeCard, practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, elsewhere, forPractice } from '@/lib/domain/shared/context'
import { membershipsOf } from '@/lib/domain/staff/queries'
import type { Tx } from '@/lib/platform/db'

/** The other practice of a move, and the same person as a manager of it. */
export type There = { ctx: Ctx; practice: PracticeCard; activated: boolean }

/**
 * Somebody's own standing at another practice: they are a manager there as well, or there is nothing for them to do
 * there. Everything of a move that reads or writes at the other practice goes through this.
 */
export async function asManagerOf(tx: Tx, ctx: Ctx, practiceId: string): Promise<There | null> {
  const loginId = loginOf(ctx.actor)
  if (!loginId || practiceId === ctx.practiceId) return null
  const at = forPractice(ctx, practiceId)
  const found = await elsewhere(tx, ctx, at, async () => {
    const [row] = await tx
      .select({
        staffId: staffMembers.id,
        role: staffMembers.role,
        name: staffMembers.name,
        activatedAt: practiceSettings.onlineServicesActivatedAt,
        asksSecondFactor: practiceSettings.secondFactorRequired,
        enrolledAt: logins.totpEnrolledAt,
      })
      .from(staffMembers)
      .innerJoin(practiceSettings, eq(practiceSettings.practiceId, staffMembers.practiceId))
      .innerJoin(logins, eq(logins.id, staffMembers.loginId))
      .where(
        and(
          eq(staffMembers.practiceId, practiceId),
          eq(staffMembers.loginId, loginId),
          eq(staffMembers.role, 'manager'),
          isNull(staffMembers.disabledAt),
        ),
      )
    return row
  })
  // Somebody with a second factor gave it at sign-in, whichever practice they chose; one without could not enter there.
  if (!found || (found.asksSecondFactor && !found.enrolledAt)) return null
  const { staffId, role, name } = found
  const actor = { kind: 'staff', staffId, loginId, role, name, practiceId, sessionId: '', address: null } as const
  return {
    ctx: { ...at, actor, db: tx },
    practice: await practiceById(tx, practiceId),
    activated: found.activatedAt !== null,
  }
}

/** The practices somebody manages beside the one they work at now, of the same nation: numbers are of a nation. */
export async function managedBeside(tx: Tx, ctx: Ctx, here: PracticeCard): Promise<PracticeCard[]> {
  const loginId = loginOf(ctx.actor)
  const found: PracticeCard[] = []
  for (const { practiceId } of loginId ? await membershipsOf(tx, loginId) : []) {
    const there = await asManagerOf(tx, ctx, practiceId)
    if (there?.practice.nation === here.nation) found.push(there.practice)
  }
  return found
}
