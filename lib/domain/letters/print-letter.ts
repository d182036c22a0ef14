import { and, eq, gt, sql } from 'drizzle-orm'
import { letters, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { factsFor } from '@/lib/domain/accounts/load-facts'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { recordLetterEvent } from './move-letter'
import { isPrintableName } from './printed-letter'

/**
 * Counts a print of the patient's letter, after which the sheet with its codes may be opened. Printing again keeps the
 * codes and wants a reason.
 */
export async function printLetter(
  ctx: Ctx,
  { patientId, reason }: { patientId: string; reason?: string },
): Promise<{ patientId: string }> {
  authorize(ctx.actor, 'letter:print')
  return transaction(ctx, async (tx) => {
    const facts = await factsFor(tx, ctx, patientId, reason ? 'print-again' : 'print')
    await refuseUnprintable(tx, ctx, patientId)
    const counted = await tx
      .update(letters)
      .set({ printCount: sql`${letters.printCount} + 1` })
      .where(
        and(
          eq(letters.practiceId, practiceOf(ctx)),
          eq(letters.id, facts.lastLetter?.id ?? patientId),
          eq(letters.status, 'issued'),
          gt(letters.expiresAt, ctx.now),
        ),
      )
      .returning({ id: letters.id, printCount: letters.printCount })
    const letter = counted[0]
    if (!letter) throw new Conflict({ key: 'errors.account.letterOver' })
    await recordLetterEvent(tx, ctx, letter.id, reason ? 'reprint' : 'print', reason)
    await recordAudit(tx, ctx, {
      action: 'letter.printed',
      subject: { type: 'letter', id: letter.id },
      patientId,
      ...(reason ? { reason } : {}),
      details: { print: letter.printCount },
    })
    return { patientId }
  })
}

/** A name the typeface lacks would come out as boxes: better no letter, and the reason. */
async function refuseUnprintable(tx: Tx, ctx: Ctx, patientId: string): Promise<void> {
  const [patient] = await tx
    .select({ givenName: patients.givenName, familyName: patients.familyName })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.id, patientId)))
  if (!isPrintableName(`${patient?.givenName}${patient?.familyName}`))
    throw new Conflict({ key: 'errors.letter.script' })
}
