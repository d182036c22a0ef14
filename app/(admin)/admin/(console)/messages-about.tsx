import { Table } from '@/components/ui/table'
import type { MessageLine } from '@/lib/domain/correspondence/queries'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { formatPhone, formatWhen, zoneOfNation } from '@/lib/format'
import { Fate } from './sent/fate'
import { channelWords, kindWords } from './sent/message-words'

type Props = { messages: MessageLine[]; now: Date; nation: Nation }

/** The messages about one person or registration, newest first, with what became of each. */
export function MessagesAbout({ messages, now, nation }: Props) {
  const zone = zoneOfNation[nation]
  const rows = messages.map((message) => ({
    id: message.id,
    cells: [
      `${kindWords[message.kind]} (${channelWords[message.channel].toLowerCase()})`,
      <span key="to" className="num">
        {message.channel === 'sms' ? formatPhone(message.recipient, nation) : message.recipient}
      </span>,
      <span key="when" className="num">
        {formatWhen(message.createdAt, now, 'en', zone)}
      </span>,
      <div key="fate" className="min-w-60">
        <Fate message={message} now={now} zone={zone} />
      </div>,
    ],
  }))
  const columns = [{ heading: 'Message' }, { heading: 'To' }, { heading: 'Written' }, { heading: 'What became of it' }]
  return <Table caption="Messages" captionHidden columns={columns} rows={rows} />
}
