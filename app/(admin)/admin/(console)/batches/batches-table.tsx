import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { BatchProgress } from '@/lib/domain/batches/queries'
import { formatDateTime } from '@/lib/format'
import { draftPage, kindWords, resultSentence, statusWords } from './batch-words'

type Props = { caption: string; when: string; batches: BatchProgress[]; zone: string }

/** Long work of one kind, newest first. */
export function BatchesTable({ caption, when, batches, zone }: Props) {
  const [first] = batches
  if (!first) return null
  const { many } = kindWords[first.kind]
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { heading: when },
        { heading: 'By' },
        { heading: 'State' },
        { heading: `${many.charAt(0).toUpperCase()}${many.slice(1)}` },
      ]}
      rows={batches.map((one) => ({
        id: one.id,
        cells: [
          <a key="when" href={draftPage(one)}>
            {formatDateTime(one.createdAt, 'en', zone)}
          </a>,
          one.startedBy,
          <Tag key="state" kind={statusWords[one.status].kind}>
            {statusWords[one.status].text}
          </Tag>,
          resultSentence(one),
        ],
      }))}
    />
  )
}
