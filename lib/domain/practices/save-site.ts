import { and, eq } from 'drizzle-orm'
import { sites } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { newId } from '@/lib/platform/ids'
import type { SaveSite } from './schema'

/** Adds a place where the practice sees people, or changes one. */
export async function saveSite(ctx: Ctx, input: SaveSite): Promise<{ siteId: string }> {
  authorize(ctx.actor, 'settings:edit')
  const practiceId = practiceOf(ctx)
  const { name, address = null } = input
  return transaction(ctx, async (tx) => {
    const siteId = input.siteId ?? newId(ctx.now.getTime())
    if (input.siteId) {
      const changed = await tx
        .update(sites)
        .set({ name, address })
        .where(and(eq(sites.practiceId, practiceId), eq(sites.id, siteId)))
        .returning({ id: sites.id })
      if (changed.length === 0) throw new NotFound('site')
    } else await tx.insert(sites).values({ practiceId, id: siteId, name, address, createdAt: ctx.now })
    await recordAudit(tx, ctx, {
      action: input.siteId ? 'site.changed' : 'site.added',
      subject: { type: 'site', id: siteId },
      details: { name },
    })
    return { siteId }
  })
}
