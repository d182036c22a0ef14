import { and, eq, inArray } from 'drizzle-orm'
import { accountModules } from '@/drizzle/schema'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { type Ctx, elsewhere, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { Mover } from './load-movers'

/**
 * Makes patients an online account at the other practice, with its first letter, by the verb of the single patient. What
 * staff had decided about their services goes with them.
 */
export async function openThere(tx: Tx, ctx: Ctx, there: Ctx, movers: Mover[], idThere: Map<string, string>) {
  const opened = movers.flatMap(({ patient, facts: { open } }) => (open ? { patientId: patient.id, open } : []))
  if (opened.length === 0) return
  const decided = await tx
    .select()
    .from(accountModules)
    .where(
      and(
        eq(accountModules.practiceId, practiceOf(ctx)),
        eq(accountModules.setter, 'staff'),
        inArray(
          accountModules.accountId,
          opened.map(({ open }) => open.id),
        ),
      ),
    )
  await elsewhere(tx, ctx, there, async () => {
    const rows: typeof decided = []
    for (const { patientId, open } of opened) {
      const made = await createOnlineAccount(there, { patientId: idThere.get(patientId) ?? '', withoutEmail: 'yes' })
      const accountId = made.accountId ?? newId()
      for (const one of decided) {
        if (one.accountId === open.id) rows.push({ ...one, practiceId: practiceOf(there), accountId })
      }
    }
    if (rows.length > 0) await tx.insert(accountModules).values(rows)
  })
}
