import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { RegistrationLine } from '@/lib/domain/registrations/staff-queries'
import { ageOn, dateIn, formatDate, formatFiledName, formatWhen, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { channelWords, fateWords } from '../sent/message-words'
import { StatusTag } from './status-tag'

type Props = {
  caption: string
  registrations: RegistrationLine[]
  now: Date
  nation: Nation
  /** Left out where every line has the same. */
  withState?: boolean
  empty?: ReactNode
}

/** Registrations as lines that the arrow keys walk through. */
export function RegistrationsTable({ caption, registrations, now, nation, withState = true, empty }: Props) {
  const zone = zoneOfNation[nation]
  const rows = registrations.map((line) => ({
    id: line.id,
    cells: [
      <a key="name" data-result href={paths.registration(line.id)}>
        {formatFiledName(line)}
      </a>,
      <span key="born" className="num">
        {formatDate(line.dateOfBirth)} ({ageOn(line.dateOfBirth, dateIn(now, zone))})
      </span>,
      ...(withState ? [<StatusTag key="status" status={line.status} />] : []),
      <span key="when" className="num">
        {formatWhen(line.submittedAt, now, 'en', zone)}
      </span>,
      line.code ?? '',
      <Fates key="messages" fates={line.messages} />,
    ],
  }))
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { heading: 'Name' },
        { heading: 'Born' },
        ...(withState ? [{ heading: 'State' }] : []),
        { heading: 'Submitted' },
        { heading: 'Code' },
        { heading: 'Messages' },
      ]}
      rows={rows}
      empty={empty}
    />
  )
}

/** By channel: an email that failed matters less where the text arrived. */
function Fates({ fates }: { fates: RegistrationLine['messages'] }) {
  const told = fates.filter(({ status }) => status !== 'not-needed')
  return (
    <span className="flex gap-1 whitespace-nowrap">
      {told.map(({ channel, status }) => (
        <Tag key={channel} kind={fateWords[status].tag}>
          {channelWords[channel]} {fateWords[status].text.toLowerCase()}
        </Tag>
      ))}
    </span>
  )
}
