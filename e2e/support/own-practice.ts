import { companies } from '@/drizzle/schema'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { chargebandById } from '@/lib/domain/chargebands/queries'
import { saveOnlineSettings } from '@/lib/domain/chargebands/save-online-settings'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { read } from '@/lib/domain/shared/context'
import { createSignUpCode } from '@/lib/domain/sign-up-codes/create-sign-up-code'
import type { Role } from '@/lib/domain/staff/vocabulary'
import { connect } from '@/lib/platform/db'
import { makePractice, type TestPractice } from '@/lib/testing/people'

export type OwnPractice = TestPractice & {
  chargeband: string
  chargebandId: string
  /** A code nobody else uses, on the practice's chargeband. */
  newCode: (change?: { totalLimit?: number }) => Promise<{ id: string; code: string; version: number }>
  staff: (role: Role) => { email: string; password: string }
}

const appUrl = () => process.env.DATABASE_URL ?? ''
let codes = 0

/** A practice of this worker's own, made by the verbs, with a chargeband that is open online. */
export async function makeOwnPractice(nation: Nation = 'england'): Promise<OwnPractice & { end: () => Promise<void> }> {
  const connection = connect(appUrl(), 4)
  const practice = await makePractice(connection.db, nation)
  const manager = practice.as('manager')
  const [company] = await read(manager, (tx) => tx.select({ id: companies.id }).from(companies))
  if (!company) throw new Error('The practice has no company')
  const chargeband = 'Private patients (online)'
  const { id: chargebandId } = await createChargeband(manager, { companyId: company.id, name: chargeband })
  await enableOnlineBooking(manager, { chargebandId, choice: 'no-notifications' })
  const { version } = await chargebandById(manager, chargebandId)
  await saveOnlineSettings(manager, {
    chargebandId,
    code: undefined,
    allowMessaging: true,
    askDepartment: false,
    version,
  })
  await practice.activate()
  return {
    ...practice,
    chargeband,
    chargebandId,
    newCode: async (change = {}) => {
      codes += 1
      const code = `HELLO${process.pid}X${codes}`
      const window = { totalLimit: change.totalLimit, opens: undefined, closes: undefined }
      const { id } = await createSignUpCode(practice.as('manager'), { chargebandId, code, ...window })
      return { id, code, version: 1 }
    },
    staff: (role) => ({ email: `${role}@${practice.slug}.example`, password: 'a password only for tests' }),
    end: connection.end,
  }
}
