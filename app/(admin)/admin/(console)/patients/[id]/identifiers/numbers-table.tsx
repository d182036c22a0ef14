import { changeIdentifierAction } from '@/app/(admin)/admin/(console)/patients/actions'
import { schemeWords } from '@/app/(admin)/admin/(console)/person-words'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag, type TagKind } from '@/components/ui/tag'
import type { PatientNumber } from '@/lib/domain/patients/identifier-queries'
import type { PatientRecord } from '@/lib/domain/patients/patient-record'
import type { IdentifierStatus } from '@/lib/domain/patients/vocabulary'
import { dateIn, formatDate, formatIdentifier, formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { NumberWarnings } from '../number-warnings'

const kinds: Record<IdentifierStatus, TagKind> = { verified: 'good', unverified: 'wait', superseded: 'off' }

type Props = { patient: PatientRecord; numbers: PatientNumber[]; zone: string; mayEdit: boolean }

/** Every number the patient has or had, since when, and what is odd about it. */
export function NumbersTable({ patient, numbers, zone, mayEdit }: Props) {
  const current = numbers.some(({ status }) => status !== 'superseded')
  return (
    <Table
      caption="Numbers"
      captionHidden
      columns={[
        { heading: 'Number' },
        { heading: 'State' },
        { heading: 'Since' },
        ...(mayEdit ? [{ heading: 'Change', hiddenHeading: true }] : []),
      ]}
      rows={numbers.map(({ id, scheme, value, status, since, alsoOf }) => {
        const shown = formatIdentifier(scheme, value)
        const offered = status === 'unverified' || (status === 'superseded' && !current)
        return {
          id,
          cells: [
            <div key="number">
              {schemeWords[scheme]} <b className="num">{shown}</b>
              {status === 'superseded' ? null : <NumberWarnings patient={patient} scheme={scheme} value={value} />}
              {alsoOf.map((other) => (
                <span key={other.id} className="block text-[0.92em] text-warn">
                  Also the number of{' '}
                  <a href={paths.comparePatients(patient.id, other.id)}>{formatName({ ...other, title: null })}</a>.
                </span>
              ))}
            </div>,
            <Tag key="state" kind={kinds[status]}>
              {status}
            </Tag>,
            formatDate(dateIn(since, zone)),
            ...(mayEdit
              ? [
                  offered ? (
                    <EnrolForm key="change" action={changeIdentifierAction} className="m-0">
                      <HiddenField name="patientId" value={patient.id} />
                      <HiddenField name="identifierId" value={id} />
                      <SubmitButton kind="quiet" name="change" value="verify">
                        {status === 'superseded' ? 'Checked, use again' : 'Checked'}
                        <span className="sr-only"> {shown}</span>
                      </SubmitButton>
                    </EnrolForm>
                  ) : null,
                ]
              : []),
          ],
        }
      })}
      empty={
        <EmptyState title="No number">
          <p>Add one to tell them from others of the same name.</p>
        </EmptyState>
      }
    />
  )
}
