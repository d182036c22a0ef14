import { Card } from '@/components/ui/card'
import type { LetterInTrouble } from '@/lib/domain/letters/letters-in-trouble'
import { formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { shortWhen } from '../short-when'

type Props = { letters: LetterInTrouble[]; now: Date; zone: string }

/** Accounts that need a new letter because the last one came to nothing; no card when there are none. */
export function LettersInTrouble({ letters, now, zone }: Props) {
  if (letters.length === 0) return null
  return (
    <div className="mb-5">
      <Card title="Letters that came to nothing">
        <ul className="my-0! list-none space-y-1 pl-0!">
          {letters.map(({ id, patientId, since, why, ...name }) => (
            <li key={id}>
              <a href={paths.patientOnline(patientId)}>{formatName(name)}</a>{' '}
              {why === 'wrong-tries'
                ? 'five wrong tries made the letter void'
                : 'used the letter but did not activate in time'}
              {since ? `, ${shortWhen(since, now, zone)}` : ''}. Needs a new letter.
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
