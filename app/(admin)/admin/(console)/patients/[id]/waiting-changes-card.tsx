import { acceptChangeAction } from '@/app/(admin)/admin/(console)/patients/actions'
import { fieldName, valueWords } from '@/app/(admin)/admin/(console)/patients/change-words'
import { WhoChanged } from '@/app/(admin)/admin/(console)/patients/who-changed'
import { shortWhen } from '@/app/(admin)/admin/(console)/short-when'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { RecordChange } from '@/lib/domain/patients/changes-of-record'
import { provenFields } from '@/lib/domain/patients/vocabulary'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import { zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Props = { patientId: string; changes: RecordChange[]; practice: PracticeCard; now: Date; mayDecide: boolean }

/** What the patient changed or asked for and nobody has looked at; no card when there is nothing. */
export function WaitingChangesCard({ patientId, changes, practice, now, mayDecide }: Props) {
  if (changes.length === 0) return null
  const { nation } = practice
  const rows = changes.map((change) => {
    const what = fieldName(change.field)
    const inUse = provenFields.some((field) => field === change.field)
    return {
      id: change.id,
      cells: [
        <span key="what">
          {what}
          <span className="block text-ink-soft">{inUse ? 'in use already, proven' : 'not in the record yet'}</span>
        </span>,
        valueWords(change.field, change.before, nation) ?? 'nothing',
        <b key="to">{valueWords(change.field, change.after, nation) ?? 'nothing'}</b>,
        <span key="who">
          <WhoChanged change={change} /> {shortWhen(change.at, now, zoneOfNation[nation])}
        </span>,
        mayDecide ? <Decide key="decide" {...{ patientId, change, what }} /> : 'Reception or a manager decides.',
      ],
    }
  })
  const columns = [
    { heading: 'What' },
    { heading: 'From' },
    { heading: 'To' },
    { heading: 'Who' },
    { heading: 'Decide', hiddenHeading: true },
  ]
  return (
    <Card title="Changed by the patient, waits for you">
      <Table caption="Changed by the patient" captionHidden columns={columns} rows={rows} />
    </Card>
  )
}

function Decide({ patientId, change, what }: { patientId: string; change: RecordChange; what: string }) {
  return (
    <div className="flex flex-wrap items-start gap-2">
      <EnrolForm action={acceptChangeAction} className="m-0">
        <HiddenField name="patientId" value={patientId} />
        <HiddenField name="changeId" value={change.id} />
        <HiddenField name="version" value={String(change.version)} />
        <SubmitButton>
          Accept<span className="sr-only"> {what.toLowerCase()}</span>
        </SubmitButton>
      </EnrolForm>
      <ButtonLink kind="danger" href={paths.rejectChange(patientId, change.id)}>
        Reject…<span className="sr-only"> {what.toLowerCase()}</span>
      </ButtonLink>
    </div>
  )
}
