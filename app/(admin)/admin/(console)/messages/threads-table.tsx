import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { InboxLine } from '@/lib/domain/threads/inbox'
import { formatDate, formatFiledName, formatWhen } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { roleWords } from './thread-words'

type Props = {
  caption: string
  lines: InboxLine[]
  now: Date
  zone: string
  /** On a patient's own page the name is known. */
  named?: boolean
  empty: ReactNode
}

export function ThreadsTable({ caption, lines, now, zone, named = true, empty }: Props) {
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        ...(named ? [{ heading: 'Patient' }, { heading: 'Born' }] : []),
        { heading: 'Subject' },
        { heading: 'To' },
        { heading: 'Last message' },
        { heading: 'State' },
      ]}
      rows={lines.map((line) => ({
        id: line.id,
        cells: [...(named ? who(line) : []), ...about(line, now, zone, named)],
      }))}
      empty={empty}
    />
  )
}

function who({ id, patient, registration, unread }: InboxLine) {
  const person = patient ?? registration
  if (!person) return ['', '']
  return [
    <a key="name" href={paths.thread(id)} className={unread ? 'font-semibold' : ''}>
      {formatFiledName(person)}
    </a>,
    <span key="born" className="num whitespace-nowrap">
      {formatDate(person.dateOfBirth)}
    </span>,
  ]
}

function about(line: InboxLine, now: Date, zone: string, named: boolean) {
  const subject = line.subject ?? 'No subject'
  const last = line.lastSide === 'patient' ? 'Patient' : 'Practice'
  return [
    <span key="subject" className="block max-w-80 min-w-32 [overflow-wrap:anywhere]">
      {named ? subject : <a href={paths.thread(line.id)}>{subject}</a>}
    </span>,
    roleWords[line.assignedRole],
    <span key="last" className="num">
      {`${last}, ${formatWhen(line.lastMessageAt, now, 'en', zone)}`}
    </span>,
    <State key="state" line={line} />,
  ]
}

function State({ line: { unread, closedAt, lastSide, patient } }: { line: InboxLine }) {
  return (
    <span className="flex flex-wrap gap-1">
      {unread ? <Tag kind="wait">Unread</Tag> : null}
      {closedAt ? <Tag kind="off">Closed</Tag> : null}
      {!closedAt && !unread && lastSide === 'patient' ? <Tag kind="warn">Not answered</Tag> : null}
      {patient ? null : <Tag kind="wait">In review</Tag>}
    </span>
  )
}
