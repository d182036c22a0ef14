import { asc, desc, eq } from 'drizzle-orm'
import { legalTexts, practiceSettings, sites } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { type LegalTextKind, type Locale, legalTextKinds } from './vocabulary'

export type PublishedText = {
  kind: LegalTextKind
  /** 0 while none was published. */
  version: number
  since: Date | null
  bodies: Partial<Record<Locale, string>>
}

/** Everything a manager may set, for the settings pages. */
export async function practiceSettingsOf(ctx: Ctx) {
  const { practiceId } = visibleTo(ctx.actor, 'settings:view')
  return read(ctx, async (tx) => {
    const [settings] = await tx.select().from(practiceSettings).where(eq(practiceSettings.practiceId, practiceId))
    if (!settings) throw new NotFound('practice')
    return settings
  })
}

/** The newest version of each text, in every language it was published in. */
export async function publishedTexts(ctx: Ctx): Promise<PublishedText[]> {
  const { practiceId } = visibleTo(ctx.actor, 'settings:view')
  const rows = await read(ctx, (tx) =>
    tx.select().from(legalTexts).where(eq(legalTexts.practiceId, practiceId)).orderBy(desc(legalTexts.version)),
  )
  return legalTextKinds.map((kind) => {
    const version = rows.find((row) => row.kind === kind)?.version ?? 0
    const newest = rows.filter((row) => row.kind === kind && row.version === version)
    return {
      kind,
      version,
      since: newest[0]?.publishedAt ?? null,
      bodies: Object.fromEntries(newest.map((row) => [row.locale, row.body])),
    }
  })
}

export async function listSites(ctx: Ctx): Promise<{ id: string; name: string; address: string | null }[]> {
  const { practiceId } = visibleTo(ctx.actor, 'settings:view')
  return read(ctx, (tx) =>
    tx
      .select({ id: sites.id, name: sites.name, address: sites.address })
      .from(sites)
      .where(eq(sites.practiceId, practiceId))
      .orderBy(asc(sites.createdAt), asc(sites.id)),
  )
}
