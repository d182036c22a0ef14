import { and, eq } from 'drizzle-orm'
import { patientContacts } from '@/drizzle/schema'
import type { Change } from '@/lib/domain/patients/record-changes'
import type { ContactKind } from '@/lib/domain/patients/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'

type Own = { patientId: string; kind: ContactKind; value: string | null }

/** Puts another contact in the place of the one in use, unproven; without a value there is none any more. */
export async function writeOwnContact(tx: Tx, ctx: Ctx, { patientId, kind, value }: Own): Promise<Change | null> {
  const practiceId = practiceOf(ctx)
  const [inUse] = await tx
    .select()
    .from(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceId),
        eq(patientContacts.patientId, patientId),
        eq(patientContacts.kind, kind),
        eq(patientContacts.preferred, true),
      ),
    )
    .for('update')
  const before = inUse?.value ?? null
  if (before === value) return null
  if (inUse)
    await tx
      .delete(patientContacts)
      .where(and(eq(patientContacts.practiceId, practiceId), eq(patientContacts.id, inUse.id)))
  if (value) {
    const contact = { practiceId, id: newId(), patientId, kind, value, preferred: true, createdAt: ctx.now }
    await tx.insert(patientContacts).values(contact)
  }
  return { field: kind, before, after: value }
}
