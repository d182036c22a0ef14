import { Tag } from '@/components/ui/tag'
import type { MessageLine } from '@/lib/domain/correspondence/queries'
import { formatWhen } from '@/lib/format'
import { fateWords, providerWords, reasonWords } from './message-words'

type Props = { message: MessageLine; now: Date; zone: string }

/** What became of a message: the state first, then why, how often and what happens next. */
export function Fate({ message, now, zone }: Props) {
  const { status, reason, detail, attempts, nextTryAt, sentAt, providerStatus } = message
  const when = (moment: Date) => formatWhen(moment, now, 'en', zone)
  const notes = [
    status === 'sent' && sentAt ? `${when(sentAt)}.` : null,
    status === 'sent' && providerStatus ? (providerWords[providerStatus] ?? null) : null,
    reason && status !== 'sent' ? `${reasonWords[reason]}${detail ? ` Its answer: ${detail}.` : ''}` : null,
    attempts > 1 || (attempts === 1 && status !== 'sent')
      ? `Tried ${attempts === 1 ? 'once' : `${attempts} times`}.`
      : null,
    nextTryAt ? `Next try ${nextTryAt <= now ? 'any moment now' : when(nextTryAt)}.` : null,
  ].filter((note) => note !== null)
  return (
    // Wide enough for a sentence where it stands in a column.
    <div className="sm:min-w-56">
      <Tag kind={fateWords[status].tag}>{fateWords[status].text}</Tag>
      {notes.length > 0 ? <span className="text-ink-soft"> {notes.join(' ')}</span> : null}
    </div>
  )
}
