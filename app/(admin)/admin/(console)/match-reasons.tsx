import type { MatchFields } from '@/lib/domain/matching/explain-match'
import { formatList } from '@/lib/format'
import { matchReasons } from './match-words'

const labels = { agree: 'Agree', near: 'Similar', disagree: 'Differ', missing: 'Not known' }

/** Why two people may be one, in a line a verdict; what speaks for it comes first. */
export function MatchReasons({ fields }: { fields: MatchFields }) {
  return matchReasons(fields).map(({ verdict, words }) => (
    <span key={verdict} className="block text-[0.92em] text-ink-soft">
      {labels[verdict]}: {formatList(words.map((word) => word.toLowerCase()))}
    </span>
  ))
}
