import { and, eq } from 'drizzle-orm'
import { accountModules, chargebands, onlineAccounts, patients } from '@/drizzle/schema'
import type { Ctx } from '@/lib/domain/shared/context'
import { read } from '@/lib/domain/shared/context'
import type { Db } from '@/lib/platform/db'
import { atTheDesk } from './at-the-desk'
import { makePractice } from './people'
import { openForRegistration } from './registering'
import { signedInPatient } from './signed-in-patient'

export type Writer = Awaited<ReturnType<typeof signedInPatient>>

/** A practice with one chargeband that allows online messages and one that does not, and patients who may write. */
export async function messagingPractice(db: Db) {
  const practice = await makePractice(db)
  const desk = await atTheDesk(practice)
  const here = await openForRegistration(practice)
  const manager: Ctx = practice.as('manager')
  const { practiceId } = practice
  const bands = { open: here.chargebandId, silent: await here.makeChargeband('Without messages') }
  await read(manager, (tx) =>
    tx
      .update(chargebands)
      .set({ allowMessaging: true })
      .where(and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, bands.open))),
  )

  async function onBand({ patientId }: Pick<Writer, 'patientId'>, band: 'open' | 'silent' | null) {
    await read(manager, (tx) =>
      tx
        .update(patients)
        .set({ chargebandId: band && bands[band] })
        .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId))),
    )
  }

  async function writer(change: Record<string, unknown> = {}): Promise<Writer> {
    const patient = await signedInPatient(practice, desk, change)
    await onBand(patient, 'open')
    return patient
  }

  async function setMessaging({ accountId }: Pick<Writer, 'accountId'>, enabled: boolean) {
    const set = { practiceId, accountId, module: 'messaging' as const, enabled, setter: 'staff' as const }
    await read(manager, (tx) =>
      tx
        .insert(accountModules)
        .values({ ...set, actor: 'test', at: manager.now })
        .onConflictDoUpdate({
          target: [accountModules.practiceId, accountModules.accountId, accountModules.module],
          set: { enabled },
        }),
    )
  }

  async function pause({ accountId }: Pick<Writer, 'accountId'>) {
    await read(manager, (tx) =>
      tx
        .update(onlineAccounts)
        .set({ disabledAt: manager.now })
        .where(and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.id, accountId))),
    )
  }

  return { practice, desk, here, bands, writer, onBand, setMessaging, pause }
}
