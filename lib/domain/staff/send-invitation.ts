import { eq } from 'drizzle-orm'
import { staffMembers } from '@/drizzle/schema'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'

/** Sends a member of staff a fresh link, ending the one before. Part of the verbs that invite. */
export async function sendInvitation(tx: Tx, ctx: Ctx, member: { id: string; email: string }): Promise<void> {
  const secretId = await issueSecret(tx, ctx.now, {
    kind: 'staff-invitation',
    practiceId: practiceOf(ctx),
    subjectId: member.id,
  })
  await tx.update(staffMembers).set({ invitedAt: ctx.now }).where(eq(staffMembers.id, member.id))
  await announce(tx, ctx, {
    kind: 'staff-invitation',
    channel: 'email',
    recipient: member.email,
    locale: 'en',
    ids: { secretId, staffId: member.id },
  })
}
