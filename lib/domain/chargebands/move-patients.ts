import { sql } from 'drizzle-orm'
import { patientChanges, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { lockChargeband } from './lock-chargeband'
import type { MovePatients } from './schema'
import { movedStandings } from './vocabulary'

/**
 * Moves everybody on the list of one chargeband to another, all or none. Whoever presses has seen how many; when it
 * is another number by now nobody moves, and the form shows the new number to confirm.
 */
export async function movePatients(ctx: Ctx, input: MovePatients): Promise<{ moved: number }> {
  authorize(ctx.actor, 'chargeband:edit')
  const { chargebandId, fromId, confirmedCount } = input
  if (chargebandId === fromId) throw new Invalid({ fromId: { key: 'errors.chargeband.moveFrom' } })
  return transaction(ctx, async (tx) => {
    // In the same order whichever way they move, so that two managers never wait for each other.
    for (const id of [chargebandId, fromId].sort()) await lockChargeband(tx, ctx, id)
    const moved = await moveAll(tx, ctx, fromId, chargebandId)
    if (moved === 0) throw new Conflict({ key: 'errors.chargeband.nobodyToMove' })
    if (moved !== confirmedCount) {
      const changed = { key: 'errors.chargeband.moveChanged', params: { count: moved } }
      throw new Invalid({ confirmedCount: changed }, { confirmedCount: String(moved) })
    }
    await recordAudit(tx, ctx, {
      action: 'chargeband.patients-moved',
      subject: { type: 'chargeband', id: chargebandId },
      details: { fromId, patients: moved },
    })
    return { moved }
  })
}

/** The move and a line of history for each patient, in one statement however many they are. */
async function moveAll(tx: Tx, ctx: Ctx, fromId: string, toId: string): Promise<number> {
  const practiceId = practiceOf(ctx)
  const { actor } = ctx
  const actorName = actor.kind === 'staff' ? actor.name : actor.kind
  const standings = sql.join(
    movedStandings.map((standing) => sql`${standing}`),
    sql`, `,
  )
  const { count } = await tx.execute(sql`
    with moved as (
      update ${patients} set chargeband_id = ${toId}::uuid, version = version + 1
      where practice_id = ${practiceId} and chargeband_id = ${fromId} and standing in (${standings})
      returning id
    )
    insert into ${patientChanges} (practice_id, id, patient_id, field, before, after, actor_kind, actor_name, at)
    select ${practiceId}::uuid, gen_random_uuid(), id, 'chargebandId', to_jsonb(${fromId}::text), to_jsonb(${toId}::text),
      ${actor.kind}, ${actorName}, ${ctx.now.toISOString()}::timestamptz
    from moved`)
  return count
}
