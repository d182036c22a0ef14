import { and, eq, isNull } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { type Correspondent, correspondentOf } from './correspondent'

type Of = { patientId: string | null; registrationId: string | null }

/** Who reads a thread on the patient's side now: the open account of its patient, or of its registration. */
export async function reader(tx: Tx, ctx: Ctx, { patientId, registrationId }: Of): Promise<Correspondent | null> {
  const practiceId = practiceOf(ctx)
  if (patientId) return correspondentOf(tx, practiceId, { patientId })
  if (!registrationId) return null
  const [account] = await tx
    .select({ id: onlineAccounts.id })
    .from(onlineAccounts)
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceId),
        eq(onlineAccounts.registrationId, registrationId),
        isNull(onlineAccounts.closedAt),
      ),
    )
  return account ? correspondentOf(tx, practiceId, { accountId: account.id }) : null
}
