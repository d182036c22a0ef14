import path from 'node:path'
import { z } from 'zod'
import { sealAudit } from '@/lib/domain/audit/seal-audit'
import { type Pieces, runBatch } from '@/lib/domain/batches/run-batch'
import { lettersPiece } from '@/lib/domain/bulk-letters/letters-piece'
import { askSenders } from '@/lib/domain/correspondence/ask-senders'
import { deliverMessage } from '@/lib/domain/correspondence/deliver-message'
import { checkImport } from '@/lib/domain/imports/check-import'
import { forgetImports } from '@/lib/domain/imports/forget-imports'
import { importPiece } from '@/lib/domain/imports/import-piece'
import { expireLetters } from '@/lib/domain/letters/expire-letters'
import { remindOfLetters } from '@/lib/domain/letters/remind-of-letters'
import { removeExpired } from '@/lib/domain/logins/remove-expired'
import { raiseInvoices } from '@/lib/domain/memberships/raise-invoices'
import { reconcileAccess } from '@/lib/domain/patients/reconcile-access'
import { listPractices } from '@/lib/domain/practices/queries'
import { expireRegistrations } from '@/lib/domain/registrations/expire-registrations'
import { remindToActivate } from '@/lib/domain/registrations/remind-to-activate'
import { removeExpiredDrafts } from '@/lib/domain/registrations/remove-expired-drafts'
import type { Ctx } from '@/lib/domain/shared/context'
import { rehearseSplit } from '@/lib/domain/splits/rehearse-split'
import { splitPiece } from '@/lib/domain/splits/split-piece'
import { removeExpiredVisitors } from '@/lib/domain/visitors/remove-expired-visitors'
import { askSender, deliver } from '@/lib/messages/deliver'
import { type Db, db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import type { Work } from '@/lib/platform/worker'

const Delivery = z.object({ messageId: z.uuid(), practiceId: z.uuid().nullable() })

const CheckJob = z.object({ importId: z.uuid(), practiceId: z.uuid() })
const RehearseJob = z.object({ splitId: z.uuid(), practiceId: z.uuid() })
const BatchJob = z.object({ batchId: z.uuid(), practiceId: z.uuid() })

/** How each kind of long work is done. */
const pieces: Pieces = { import: importPiece, letters: lettersPiece, split: splitPiece }

const crontab = `
*/5 * * * * expire-registrations
*/15 * * * * expire-letters
*/10 * * * * ask-senders
30 2 * * * reconcile-access
40 2 * * * raise-invoices
50 2 * * * forget-imports
0 10 * * * remind
*/10 * * * * remove-expired
`

/** Everything that happens without anybody asking: the outbox, timed work, and the audit sealer. */
export function workOn(appDb: Db, headsFile = path.join(env.DATA_DIR, 'audit-heads.log')): Work {
  const asSystem = (task: string, practiceId: string | null): Ctx => {
    const actor = { kind: 'system', task } as const
    return { actor, practiceId, db: appDb, now: new Date(), requestId: newId() }
  }
  const inEachPractice = async (task: string, run: (ctx: Ctx) => Promise<unknown>) => {
    const failed: unknown[] = []
    // What goes wrong at one practice keeps no other waiting; the job is tried again for it.
    for (const { id } of await listPractices(appDb)) {
      await run(asSystem(task, id)).catch((error: unknown) => failed.push(error))
    }
    if (failed.length > 0) throw failed[0]
  }
  return {
    tasks: {
      'deliver-message': ({ payload, lastTry, again }) => {
        const { messageId, practiceId } = Delivery.parse(payload)
        return deliverMessage(asSystem('deliver-message', practiceId), { messageId, lastTry, again }, deliver)
      },
      'ask-senders': async () => {
        await askSenders(asSystem('ask-senders', null), askSender)
        await inEachPractice('ask-senders', (ctx) => askSenders(ctx, askSender))
      },
      'run-batch': ({ payload, lastTry }) => {
        const { batchId, practiceId } = BatchJob.parse(payload)
        return runBatch(() => asSystem('run-batch', practiceId), { batchId, lastTry }, pieces)
      },
      'check-import': ({ payload, lastTry }) => {
        const { importId, practiceId } = CheckJob.parse(payload)
        return checkImport(() => asSystem('check-import', practiceId), { importId, lastTry })
      },
      'rehearse-split': ({ payload, lastTry }) => {
        const { splitId, practiceId } = RehearseJob.parse(payload)
        return rehearseSplit(() => asSystem('rehearse-split', practiceId), { splitId, lastTry })
      },
      'expire-registrations': () => inEachPractice('expire-registrations', expireRegistrations),
      'reconcile-access': () => inEachPractice('reconcile-access', reconcileAccess),
      'raise-invoices': () => inEachPractice('raise-invoices', raiseInvoices),
      'forget-imports': () => inEachPractice('forget-imports', forgetImports),
      remind: async () => {
        await inEachPractice('remind', remindToActivate)
        await inEachPractice('remind', remindOfLetters)
      },
      'expire-letters': () => inEachPractice('expire-letters', expireLetters),
      'remove-expired': async () => {
        await removeExpired(asSystem('remove-expired', null))
        await inEachPractice('remove-expired', removeExpiredDrafts)
        await inEachPractice('remove-expired', removeExpiredVisitors)
      },
    },
    crontab,
    loops: [{ name: 'audit-sealer', everyMs: 2000, run: (workerDb) => sealAudit(workerDb, new Date(), headsFile) }],
  }
}

export const work: Work = workOn(db)
