import { asc, eq } from 'drizzle-orm'
import { practiceSuccessors, practices } from '@/drizzle/schema'
import type { Db } from '@/lib/platform/db'
import type { Nation } from './vocabulary'

/** A practice as its Practice ID leads to it; a public fact. */
export type Successor = { id: string; slug: string; name: string; practiceCode: string; nation: Nation; since: Date }

const columns = {
  id: practices.id,
  slug: practices.slug,
  name: practices.name,
  practiceCode: practices.practiceCode,
  nation: practices.nation,
  since: practiceSuccessors.createdAt,
}

/** Where the patients of a practice went, as its managers declared. */
export function successorsOf(db: Db, practiceId: string): Promise<Successor[]> {
  return db
    .select(columns)
    .from(practiceSuccessors)
    .innerJoin(practices, eq(practices.id, practiceSuccessors.newPracticeId))
    .where(eq(practiceSuccessors.oldPracticeId, practiceId))
    .orderBy(asc(practices.name))
}

/** Whose patients a practice took over: their old Practice IDs are known here. */
export function predecessorsOf(db: Db, practiceId: string): Promise<Successor[]> {
  return db
    .select(columns)
    .from(practiceSuccessors)
    .innerJoin(practices, eq(practices.id, practiceSuccessors.oldPracticeId))
    .where(eq(practiceSuccessors.newPracticeId, practiceId))
    .orderBy(asc(practices.name))
}
