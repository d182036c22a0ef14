import { Table } from '@/components/ui/table'
import type { AuditLine } from '@/lib/domain/audit/queries'
import { formatDateTime } from '@/lib/format'
import { factsOf, sentenceOf, subjectsOf } from './event-words'

type Props = { lines: AuditLine[]; zone: string }

/** Events as sentences, newest first. */
export function EventsTable({ lines, zone }: Props) {
  return (
    <Table
      caption="Events"
      captionHidden
      columns={[{ heading: 'When' }, { heading: 'What happened' }, { heading: 'About' }, { heading: 'In the chain' }]}
      rows={lines.map((line) => ({
        id: line.id,
        cells: [
          <span key="when" className="num">
            {formatDateTime(line.at, 'en', zone)}
          </span>,
          <What key="what" line={line} />,
          <About key="about" line={line} />,
          line.sealed ? (
            'Yes'
          ) : (
            <span key="chain" className="text-ink-soft">
              Not yet
            </span>
          ),
        ],
      }))}
    />
  )
}

function What({ line }: { line: AuditLine }) {
  const facts = factsOf(line.details)
  return (
    <>
      {sentenceOf(line)}
      {line.reason ? <span className="block">Reason: {line.reason}</span> : null}
      {facts ? <span className="block text-ink-soft">{facts}</span> : null}
    </>
  )
}

function About({ line }: { line: AuditLine }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {subjectsOf(line).map(({ text, href }) => (
        <a key={href} href={href} className="inline-flex min-h-6 items-center">
          {text}
        </a>
      ))}
    </span>
  )
}
