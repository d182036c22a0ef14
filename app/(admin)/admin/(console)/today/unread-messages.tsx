import { Card } from '@/components/ui/card'
import type { Role } from '@/lib/domain/staff/vocabulary'
import type { unreadOfRole } from '@/lib/domain/threads/inbox'
import { formatCount, formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { roleWords } from '../messages/thread-words'
import { shortWhen } from '../short-when'

type Props = { messages: NonNullable<Awaited<ReturnType<typeof unreadOfRole>>>; role: Role; now: Date; zone: string }

/** What patients wrote online to this role and nobody has opened. */
export function UnreadMessages({ messages: { total, lines }, role, now, zone }: Props) {
  const all = total > 0 ? <a href={paths.inbox('unread')}>{`All unread (${formatCount(total)})`}</a> : null
  return (
    <Card title="Unread online messages" actions={all}>
      {lines.length > 0 ? (
        <ul className="my-0! list-none space-y-1 pl-0!">
          {lines.map(({ id, subject, lastMessageAt, patient, registration }) => (
            <li key={id} className="[overflow-wrap:anywhere]">
              <a href={paths.thread(id)}>{formatName(patient ?? registration ?? { givenName: '', familyName: '' })}</a>{' '}
              wrote about “{subject ?? 'No subject'}”, {shortWhen(lastMessageAt, now, zone)}.
            </li>
          ))}
        </ul>
      ) : (
        <p className="my-0! text-ink-soft">
          {`Nothing unread. What patients write to ${roleWords[role].toLowerCase()} waits here until somebody opens it.`}
        </p>
      )}
    </Card>
  )
}
