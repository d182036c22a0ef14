import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import { formatIdentifier, maskedIdentifier } from '@/lib/format'
import type { Translate } from '@/lib/web/words'

type Props = { identifier: { scheme: IdentifierScheme; value: string }; t: Translate }

/** One's national number, hidden but for its end until one asks: screens are looked at over shoulders. */
export function OwnNumber({ identifier: { scheme, value }, t }: Props) {
  return (
    <>
      <span aria-hidden="true" className="num">
        {maskedIdentifier(scheme, value)}
      </span>
      <span className="sr-only">{t('details.endingIn', { digits: value.slice(-4) })}</span>
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center underline underline-offset-4">
          {t('details.wholeNumber')}
        </summary>
        <span className="num">{formatIdentifier(scheme, value)}</span>
      </details>
    </>
  )
}
