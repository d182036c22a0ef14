import { fieldName } from '@/app/(admin)/admin/(console)/patients/change-words'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { patientsWithChanges } from '@/lib/domain/patients/waiting-changes'
import { formatDate, formatFiledName, formatList, formatWhen, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

/** Patients who changed their own details and wait for somebody to look, the longest first. */
export default async function ChangedByPatientsPage() {
  const { ctx, practice } = await staffPage('patient:view')
  const { total, patients } = await patientsWithChanges(ctx)
  const zone = zoneOfNation[practice.nation]
  return (
    <>
      <title>{`Changed by patients – ${practice.name}`}</title>
      <h1>Changed by patients</h1>
      <p className="text-ink-soft">
        A new email or mobile is proven and in use. An address, language or need waits until you accept it.
      </p>
      <Card>
        <Table
          caption="Patients whose changes wait, the longest first"
          captionHidden
          columns={[{ heading: 'Patient' }, { heading: 'Born' }, { heading: 'Changed' }, { heading: 'Waits since' }]}
          rows={patients.map(({ id, dateOfBirth, fields, since, ...name }) => ({
            id,
            cells: [
              <a key="name" href={paths.patient(id)}>
                {formatFiledName(name)}
              </a>,
              <span key="born" className="num">
                {formatDate(dateOfBirth)}
              </span>,
              formatList(fields.map(fieldName)),
              since ? formatWhen(since, ctx.now, 'en', zone) : '',
            ],
          }))}
          empty={
            <EmptyState title="Nothing waits">
              <p>When a patient changes their email, mobile, address or needs, it stands here for you to look at.</p>
            </EmptyState>
          }
        />
        {total > patients.length ? <p>{`${patients.length} of ${total} are shown.`}</p> : null}
      </Card>
    </>
  )
}
