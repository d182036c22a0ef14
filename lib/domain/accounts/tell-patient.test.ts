import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messages, patientContacts } from '@/drizzle/schema'
import { addContact } from '@/lib/domain/patients/add-contact'
import { changeContact } from '@/lib/domain/patients/change-contact'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice, type TestPractice } from '@/lib/testing/people'
import { createOnlineAccount } from './create-online-account'
import { disableAccount } from './disable-account'
import { restoreAccount } from './restore-account'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
let practice: TestPractice
let at: Awaited<ReturnType<typeof atTheDesk>>

beforeAll(async () => {
  practice = await makePractice(app.db)
  at = await atTheDesk(practice)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

const recipients = async (patientId: string) =>
  (await read(at.desk, (tx) => tx.select().from(messages).where(eq(messages.patientId, patientId)))).map(
    ({ recipient }) => recipient,
  )

describe('telling a patient', () => {
  it('writes to a verified address alone: none before one is, then the preferred of those that are', async () => {
    const { patientId, email = '' } = await at.identified({ emailVerified: '' })
    await createOnlineAccount(at.desk, { patientId, withoutEmail: 'yes' })
    const again = async () => {
      await disableAccount(at.desk, { patientId, reason: 'Asked', quietly: false })
      await restoreAccount(at.desk, { patientId, reason: 'Asked' })
    }
    await again()
    expect(await recipients(patientId)).toEqual([])

    // The preferred one is not verified: what is goes to the other.
    const other = `other-${email}`
    const contact = { patientId, kind: 'email' as const, value: other, verified: true, sharedAccepted: false }
    await addContact(later(at.desk, 1), contact)
    await again()
    expect(new Set(await recipients(patientId))).toEqual(new Set([other]))

    const [first] = await read(at.desk, (tx) =>
      tx
        .select()
        .from(patientContacts)
        .where(and(eq(patientContacts.patientId, patientId), eq(patientContacts.value, email))),
    )
    const contactId = first?.id ?? ''
    await changeContact(at.desk, { patientId, contactId, change: 'verify' })
    await changeContact(at.desk, { patientId, contactId, change: 'prefer' })
    await again()
    expect((await recipients(patientId)).slice(2)).toEqual([email, email])
  })
})
