import { patients } from '@/drizzle/schema'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { read } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import type { OwnPractice } from './own-practice'

/** A chargeband with somebody on it who may be moved. */
export async function otherBand(practice: OwnPractice, companyId: string): Promise<string> {
  const manager = { ...practice.as('manager'), now: new Date() }
  const { id: chargebandId } = await createChargeband(manager, { companyId, name: `Moving ${newId()}` })
  const person = { id: newId(), givenName: 'Morgan', familyName: 'Mover', dateOfBirth: '1970-01-02' }
  const { practiceId } = practice
  await read(manager, (tx) =>
    tx.insert(patients).values({ ...person, practiceId, chargebandId, createdAt: manager.now }),
  )
  return chargebandId
}
