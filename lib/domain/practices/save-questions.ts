import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { updateSettings } from './changed-meanwhile'
import { defaultQuestions } from './defaults'
import type { SaveQuestions } from './schema'
import { type Questions, questions } from './vocabulary'

/** Chooses which questions the sign-up journey asks and which need an answer. */
export async function saveQuestions(ctx: Ctx, input: SaveQuestions): Promise<void> {
  authorize(ctx.actor, 'settings:edit')
  const chosen: Questions = { ...defaultQuestions }
  for (const question of questions) chosen[question] = input[`question-${question}`]
  await transaction(ctx, async (tx) => {
    await updateSettings(tx, ctx, input.version, { questions: chosen })
    await recordAudit(tx, ctx, {
      action: 'settings.questions',
      subject: { type: 'practice', id: practiceOf(ctx) },
      details: { ...chosen },
    })
  })
}
