import { checkIdentifier } from '@/lib/domain/identifiers/check-identifier'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import { wordsIn } from '@/lib/web/words'

type Props = { patient: { dateOfBirth: string; sex: string | null }; scheme: IdentifierScheme; value: string }

/** What of a number does not fit the record. Either may be wrong, so nothing is refused for it. */
export function NumberWarnings({ patient: { dateOfBirth, sex }, scheme, value }: Props) {
  const checked = checkIdentifier(scheme, value, { dateOfBirth, ...(sex ? { sex } : {}) })
  if (!checked.ok || checked.warnings.length === 0) return null
  const t = wordsIn('en')
  return (
    <span className="block text-[0.92em] text-warn">
      {checked.warnings.map(({ key, params }) => `${t(key, params)}.`).join(' ')}
    </span>
  )
}
