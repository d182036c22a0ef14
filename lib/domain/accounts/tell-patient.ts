import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { patientContacts, patients } from '@/drizzle/schema'
import type { MessageKind } from '@/lib/domain/correspondence/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'

/** Writes to a patient's verified email that something happened to their account; says whether there was one. */
export async function tellPatient(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  kind: MessageKind,
  ids: Record<string, string> = {},
): Promise<boolean> {
  const practiceId = practiceOf(ctx)
  const [to] = await tx
    .select({ recipient: patientContacts.value, locale: patients.locale })
    .from(patientContacts)
    .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, patientContacts.patientId)))
    .where(
      and(
        eq(patientContacts.practiceId, practiceId),
        eq(patientContacts.patientId, patientId),
        eq(patientContacts.kind, 'email'),
        isNotNull(patientContacts.verifiedAt),
      ),
    )
    .orderBy(desc(patientContacts.preferred))
    .limit(1)
  if (!to) return false
  await announce(tx, ctx, { kind, channel: 'email', ...to, ids: { patientId, ...ids }, patientId })
  return true
}
