import { and, eq } from 'drizzle-orm'
import { patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { changesBetween, recordChanges } from '@/lib/domain/patients/record-changes'
import { replacePending } from '@/lib/domain/patients/replace-pending'
import type { ProposedField } from '@/lib/domain/patients/vocabulary'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { postcode } from '@/lib/domain/shared/fields'
import { ownRecord } from './own-record'
import { readAs } from './read-as'
import type { ProposeAddress, ProposeNeeds } from './schema'

type Own = Awaited<ReturnType<typeof ownRecord>>
type Person = typeof patients.$inferSelect

/** A patient gives another address. The record keeps the old one until staff accept it. */
export async function proposeAddress(ctx: Ctx, input: ProposeAddress): Promise<void> {
  authorize(ctx.actor, 'details:change')
  const { accountId, line1, line2, town, ...typed } = input
  const own = await ownRecord(ctx, accountId)
  const code = readAs(postcode(own.nation), 'postcode', typed.postcode)
  const address = { line1, postcode: code, ...(line2 ? { line2 } : {}), ...(town ? { town } : {}) }
  await propose(ctx, own, () => ({ address }))
}

/** A patient says in which language and in what form they want to be written to; staff accept it or not. */
export async function proposeNeeds(ctx: Ctx, { accountId, locale, needs }: ProposeNeeds): Promise<void> {
  authorize(ctx.actor, 'details:change')
  const own = await ownRecord(ctx, accountId)
  await propose(ctx, own, (person) => ({ locale, needs: { ...person.needs, needs } }))
}

/** What differs from the record waits; what is as it was takes back an older wish for it. */
async function propose(
  ctx: Ctx,
  { there, practiceId, patientId }: Own,
  wished: (person: Person) => Partial<Pick<Person, ProposedField>>,
): Promise<void> {
  authorize(ctx.actor, 'details:change')
  await transaction(there, async (tx) => {
    const [person] = await tx
      .select()
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
      .for('no key update')
    if (!person) throw new Error('An account points to no patient')
    const wishes = wished(person)
    const changes = changesBetween(person, wishes)
    let tookBack = false
    for (const field of ['address', 'locale', 'needs'] as const) {
      if (field in wishes) tookBack = (await replacePending(tx, there, patientId, field)) !== null || tookBack
    }
    if (changes.length === 0 && !tookBack) throw new Conflict({ key: 'errors.details.same' })
    await recordChanges(tx, there, patientId, changes, { byPatient: 'pending' })
    await recordAudit(tx, there, {
      action: 'patient.change-proposed',
      subject: { type: 'patient', id: patientId },
      patientId,
      details: { fields: changes.map(({ field }) => field) },
    })
  })
}
