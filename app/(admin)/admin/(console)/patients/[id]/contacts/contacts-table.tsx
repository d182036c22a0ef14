import { changeContactAction } from '@/app/(admin)/admin/(console)/patients/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { PatientRecord } from '@/lib/domain/patients/patient-record'
import type { ContactKind } from '@/lib/domain/patients/vocabulary'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { formatPhone } from '@/lib/format'

export const contactWords: Record<ContactKind, string> = { email: 'Email', mobile: 'Mobile', phone: 'Phone' }

type Props = { patient: PatientRecord; nation: Nation }
type Change = 'verify' | 'prefer' | 'remove'

/** Every way to reach the patient, with what may be done with it. */
export function ContactsTable({ patient, nation }: Props) {
  return (
    <Table
      caption="Contacts"
      captionHidden
      columns={[{ heading: 'Contact' }, { heading: 'State' }, { heading: 'Change', hiddenHeading: true }]}
      rows={patient.contacts.map(({ id, kind, value, verifiedAt, preferred }) => {
        const shown = kind === 'email' ? value : formatPhone(value, nation)
        const offered: [Change, string][] = [
          ...(verifiedAt ? [] : [['verify', 'Verified'] as [Change, string]]),
          ...(preferred ? [] : [['prefer', 'Prefer'] as [Change, string]]),
          ['remove', 'Remove'],
        ]
        return {
          id,
          cells: [
            <span key="value" className="break-all">
              {contactWords[kind]}: {shown}
            </span>,
            <span key="state">
              <Tag kind={verifiedAt ? 'good' : 'off'}>{verifiedAt ? 'verified' : 'not verified'}</Tag>{' '}
              {preferred ? <Tag kind="wait">preferred</Tag> : null}
            </span>,
            <div key="change" className="flex flex-wrap gap-2">
              {offered.map(([change, word]) => (
                <EnrolForm key={change} action={changeContactAction} className="m-0">
                  <HiddenField name="patientId" value={patient.id} />
                  <HiddenField name="contactId" value={id} />
                  <SubmitButton kind={change === 'remove' ? 'danger' : 'quiet'} name="change" value={change}>
                    {word}
                    <span className="sr-only"> {shown}</span>
                  </SubmitButton>
                </EnrolForm>
              ))}
            </div>,
          ],
        }
      })}
      empty={
        <EmptyState title="No contacts">
          <p>Without an email or mobile nothing can be sent. They can still use a letter and a username.</p>
        </EmptyState>
      }
    />
  )
}
