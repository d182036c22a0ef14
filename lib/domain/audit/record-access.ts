import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { recordAudit } from './record-audit'

/** A look at one patient is an event of its own. */
export async function recordAccess(tx: Tx, ctx: Ctx, look: { patientId: string; what: string }): Promise<void> {
  await recordAudit(tx, ctx, {
    action: 'patient.viewed',
    subject: { type: 'patient', id: look.patientId },
    patientId: look.patientId,
    details: { what: look.what },
  })
}
