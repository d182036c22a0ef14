import { desc, eq, max, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { legalTexts, practiceSettings, practices } from '@/drizzle/schema'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Db, Tx } from '@/lib/platform/db'
import type { LegalTextKind, Locale, Nation } from './vocabulary'

/** What the front door may show of a practice to anyone. */
export type PracticeCard = {
  id: string
  slug: string
  name: string
  nation: Nation
  practiceCode: string
  phone: string | null
  colour: string | null
  locale: Locale
}

const card = {
  id: practices.id,
  slug: practices.slug,
  name: practices.name,
  nation: practices.nation,
  practiceCode: practices.practiceCode,
  phone: practices.phone,
  colour: practices.colour,
  locale: practices.locale,
}

export async function practiceBySlug(db: Db, slug: string): Promise<PracticeCard | null> {
  // A form may say anything, and the database refuses to look for some of it.
  if (!/^[a-z0-9-]+$/.test(slug)) return null
  const [row] = await db.select(card).from(practices).where(eq(practices.slug, slug))
  return row ?? null
}

export async function practiceById(db: Db, practiceId: string): Promise<PracticeCard> {
  const [row] = await db.select(card).from(practices).where(eq(practices.id, practiceId))
  if (!row) throw new NotFound('practice')
  return row
}

/** The nation of the practice one works for: it decides numbers, telephones and modules. */
export async function nationOf(ctx: Ctx): Promise<Nation> {
  return (await practiceById(ctx.db, practiceOf(ctx))).nation
}

/** The practices on this installation, by name; a public directory. */
export async function listPractices(db: Db): Promise<PracticeCard[]> {
  return db.select(card).from(practices).orderBy(practices.name)
}

/** The practice's choices that a journey or a verb needs. Needs no permission: they show in what the journey asks. */
export async function settingsOf(ctx: Ctx) {
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(practiceSettings)
      .where(eq(practiceSettings.practiceId, practiceOf(ctx)))
    if (!row) throw new NotFound('practice')
    return row
  })
}

/** Whether the practice asks its staff for a second factor; the transaction must work for that practice. */
export async function secondFactorRequired(tx: Tx, practiceId: string): Promise<boolean> {
  const [row] = await tx
    .select({ required: practiceSettings.secondFactorRequired })
    .from(practiceSettings)
    .where(eq(practiceSettings.practiceId, practiceId))
  return row?.required ?? false
}

export type LegalText = { kind: LegalTextKind; version: number; body: string; publishedAt: Date }

/** The newest version of each text in the language, or in English where it has none. */
export async function currentLegalTexts(ctx: Ctx, locale: Locale): Promise<Partial<Record<LegalTextKind, LegalText>>> {
  const rows = await read(ctx, (tx) =>
    tx
      .select()
      .from(legalTexts)
      .where(eq(legalTexts.practiceId, practiceOf(ctx)))
      .orderBy(desc(legalTexts.version)),
  )
  const current: Partial<Record<LegalTextKind, LegalText>> = {}
  for (const kind of ['terms', 'privacy', 'statistical-use'] as const) {
    const ofKind = rows.filter((row) => row.kind === kind)
    const newest = ofKind[0]?.version
    const versions = ofKind.filter((row) => row.version === newest)
    const text = versions.find((row) => row.locale === locale) ?? versions.find((row) => row.locale === 'en')
    if (text) current[kind] = { kind, version: text.version, body: text.body, publishedAt: text.publishedAt }
  }
  return current
}

/** The number of the newest version of one text, as a part of another statement; 0 where there is none. */
export function newestVersion(practiceId: AnyPgColumn, kind: LegalTextKind) {
  return sql<number>`(select coalesce(max(${legalTexts.version}), 0) from ${legalTexts}
    where ${legalTexts.practiceId} = ${practiceId} and ${legalTexts.kind} = ${kind})`
}

/** The number of the newest version of each text: what somebody who accepts now accepts. */
export async function currentVersions(tx: Tx, practiceId: string): Promise<Partial<Record<LegalTextKind, number>>> {
  const rows = await tx
    .select({ kind: legalTexts.kind, version: max(legalTexts.version) })
    .from(legalTexts)
    .where(eq(legalTexts.practiceId, practiceId))
    .groupBy(legalTexts.kind)
  return Object.fromEntries(rows.map(({ kind, version }) => [kind, version ?? 0]))
}
