import { eq } from 'drizzle-orm'
import { practiceSettings } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { makeOwnPractice, type OwnPractice } from './own-practice'

/** A practice that activates by text message alone, for as long as the work lasts. */
export async function atTextPractice(work: (practice: OwnPractice) => Promise<void>): Promise<void> {
  await atOtherPractice(async (practice) => {
    await read(practice.system, (tx) =>
      tx
        .update(practiceSettings)
        .set({ activationChannel: 'sms' })
        .where(eq(practiceSettings.practiceId, practice.practiceId)),
    )
    await work(practice)
  })
}

/** Another practice than the worker's own. */
export async function atOtherPractice(work: (practice: OwnPractice) => Promise<void>): Promise<void> {
  const { end, ...practice } = await makeOwnPractice()
  try {
    await work(practice)
  } finally {
    await end()
  }
}
