import { eq } from 'drizzle-orm'
import { practices } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { updateSettings } from './changed-meanwhile'
import { judgePracticeColour } from './colour'
import type { SavePracticeCard } from './schema'

/** Changes what everyone sees of the practice: its name, phone number and colour. */
export async function savePracticeCard(ctx: Ctx, input: SavePracticeCard): Promise<void> {
  authorize(ctx.actor, 'settings:edit')
  const practiceId = practiceOf(ctx)
  const { name, phone = null, colour = null } = input
  if (colour) refuseUnreadable(colour)
  await transaction(ctx, async (tx) => {
    await updateSettings(tx, ctx, input.version, {})
    await tx.update(practices).set({ name, phone, colour }).where(eq(practices.id, practiceId))
    await recordAudit(tx, ctx, {
      action: 'settings.card',
      subject: { type: 'practice', id: practiceId },
      details: { name, phone, colour },
    })
  })
}

function refuseUnreadable(colour: string): void {
  const verdict = judgePracticeColour(colour)
  if (verdict.ok) return
  throw new Invalid({
    colour:
      verdict.problem === 'too-light'
        ? { key: 'errors.practice.colourTooLight', params: { ratio: String(verdict.ratio ?? '') } }
        : { key: 'errors.practice.colourShape' },
  })
}
