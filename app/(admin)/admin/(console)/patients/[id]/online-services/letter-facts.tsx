import type { AccountTab } from '@/lib/domain/accounts/account-tab'
import { dateIn, formatDate } from '@/lib/format'
import { letterWords } from './words'

type Props = { letter: NonNullable<AccountTab['letter']>; zone: string }

/** "No. 2, printed twice, ends 26 November, not used". */
export function LetterFacts({ letter, zone }: Props) {
  const printed =
    letter.printCount === 0
      ? 'not printed yet'
      : letter.printCount === 1
        ? 'printed once'
        : `printed ${letter.printCount} times`
  return (
    <>
      No. {letter.issueNumber}, {printed},{' '}
      {letter.status === 'issued' ? (
        <>
          <b>ends {formatDate(dateIn(letter.expiresAt, zone))}</b>,{' '}
        </>
      ) : null}
      {letterWords[letter.status]}
    </>
  )
}
