import { z } from 'zod'
import { deliverMessage } from '@/lib/domain/correspondence/deliver-message'
import type { Ctx } from '@/lib/domain/shared/context'
import { deliver } from '@/lib/messages/deliver'
import { type Db, db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { Work } from '@/lib/platform/worker'

const Delivery = z.object({ messageId: z.uuid(), practiceId: z.uuid().nullable() })

/** Everything that happens without anybody asking: the outbox, timed work, and the audit sealer. */
export function workOn(appDb: Db): Work {
  const asSystem = (task: string, practiceId: string | null): Ctx => {
    const actor = { kind: 'system', task } as const
    return { actor, practiceId, db: appDb, now: new Date(), requestId: newId() }
  }
  return {
    tasks: {
      'deliver-message': ({ payload, lastTry }) => {
        const { messageId, practiceId } = Delivery.parse(payload)
        return deliverMessage(asSystem('deliver-message', practiceId), { messageId, lastTry }, deliver)
      },
    },
    crontab: '',
    loops: [],
  }
}

export const work: Work = workOn(db)
