import 'server-only'
import { type PracticeCard, practiceBySlug } from '@/lib/domain/practices/queries'
import { db } from '@/lib/platform/db'

/** Every page and post of the public side asks. Other servers may show an old name for so many milliseconds. */
const keptFor = 5_000
const mostKept = 500
type Kept = Map<string, { card: PracticeCard; until: number }>
// Pages and actions are bundled apart; what they keep is one.
const shared = globalThis as { enrolPracticeCards?: Kept }

function keptCards(): Kept {
  shared.enrolPracticeCards ??= new Map()
  return shared.enrolPracticeCards
}

/** The practice a slug names, looked up once in some seconds; null, and asked anew each time, where there is none. */
export async function practiceCard(slug: string): Promise<PracticeCard | null> {
  const kept = keptCards()
  const known = kept.get(slug)
  if (known && known.until > Date.now()) return known.card
  const card = await practiceBySlug(db, slug)
  if (!card) return null
  if (kept.size >= mostKept) kept.clear()
  kept.set(slug, { card, until: Date.now() + keptFor })
  return card
}

/** After a card was changed: the next page asks again. */
export async function forgetPracticeCards(): Promise<void> {
  keptCards().clear()
}
