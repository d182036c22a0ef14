import { fieldName, valueWords } from '@/app/(admin)/admin/(console)/patients/change-words'
import { WhoChanged } from '@/app/(admin)/admin/(console)/patients/who-changed'
import { shortWhen } from '@/app/(admin)/admin/(console)/short-when'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { Tag, type TagKind } from '@/components/ui/tag'
import type { RecordChange } from '@/lib/domain/patients/changes-of-record'
import type { ChangeReview } from '@/lib/domain/patients/vocabulary'
import type { Nation } from '@/lib/domain/practices/vocabulary'

type Props = { changes: RecordChange[]; nation: Nation; now: Date; zone: string }

const reviews: Record<Exclude<ChangeReview, 'none'>, { text: string; tag: TagKind }> = {
  pending: { text: 'waits for you', tag: 'wait' },
  accepted: { text: 'accepted', tag: 'good' },
  replaced: { text: 'replaced by a newer one', tag: 'off' },
  rejected: { text: 'rejected', tag: 'bad' },
}

/** What changed in the record: when, by whom, which field, from what to what. */
export function ChangesCard({ changes, nation, now, zone }: Props) {
  const rows = changes.map((change) => ({
    id: change.id,
    cells: [
      <time key="when" dateTime={change.at.toISOString()} className="whitespace-nowrap">
        {shortWhen(change.at, now, zone)}
      </time>,
      <WhoChanged key="who" change={change} />,
      fieldName(change.field),
      valueWords(change.field, change.before, nation) ?? <Nothing key="from" />,
      valueWords(change.field, change.after, nation) ?? <Nothing key="to" />,
      <Fate key="fate" change={change} />,
    ],
  }))
  const headings = ['When', 'Who', 'What', 'From', 'To', 'State and reason']
  return (
    <Card title="What changed in the record">
      {rows.length > 0 ? (
        <Table
          caption="What changed in the record"
          captionHidden
          columns={headings.map((heading) => ({ heading }))}
          rows={rows}
        />
      ) : (
        <p className="my-0! text-ink-soft">Nothing has changed since the record was made.</p>
      )}
    </Card>
  )
}

function Nothing() {
  return <span className="text-ink-soft">nothing</span>
}

function Fate({ change }: { change: RecordChange }) {
  const { review, reviewedBy, reason } = change
  return (
    <>
      {review === 'none' ? null : <Tag kind={reviews[review].tag}>{reviews[review].text}</Tag>}
      {reviewedBy ? ` by ${reviewedBy}` : ''} {reason ? `“${reason}”` : ''}
    </>
  )
}
