import { authorize } from '@/lib/domain/access/authorize'
import { loadFacts } from '@/lib/domain/accounts/load-facts'
import { refusalOf } from '@/lib/domain/accounts/offers'
import { tellPatient } from '@/lib/domain/accounts/tell-patient'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { recordLetterEvent } from './move-letter'

/**
 * Sends a link that takes the place of the printed letter to the patient's verified email. It asks surname and birth
 * date, is good for a week at most, and replaces the one before it; no code of the letter travels with it.
 */
export async function emailLetter(ctx: Ctx, { patientId }: { patientId: string }): Promise<{ patientId: string }> {
  authorize(ctx.actor, 'letter:print')
  return transaction(ctx, async (tx) => {
    const facts = await loadFacts(tx, ctx, patientId, { lock: true })
    const refusal = refusalOf(facts.letter?.printed ? 'print-again' : 'print', facts)
    if (refusal) throw new Conflict({ key: `errors.account.${refusal}` })
    const letterId = facts.lastLetter?.id ?? ''
    const link = { kind: 'letter-link', practiceId: practiceOf(ctx), subjectId: letterId } as const
    const secretId = await issueSecret(tx, ctx.now, link)
    if (!(await tellPatient(tx, ctx, patientId, 'letter-link', { secretId }))) {
      throw new Conflict({ key: 'errors.letter.noEmail' })
    }
    await recordLetterEvent(tx, ctx, letterId, 'email')
    await recordAudit(tx, ctx, { action: 'letter.emailed', subject: { type: 'letter', id: letterId }, patientId })
    return { patientId }
  })
}
