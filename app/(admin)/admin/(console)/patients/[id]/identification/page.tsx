import { notFound } from 'next/navigation'
import { DateField } from '@/components/form/date-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { identificationTypes, vouchingTypes } from '@/lib/domain/identifications/vocabulary'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { dateIn, formatDate, formatName, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { sentenceFor } from '@/lib/web/sentence-for'
import { wordsIn } from '@/lib/web/words'
import { addIdentificationAction } from '../actions'
import { identificationWords } from '../identification-words'
import { PatientHead } from '../patient-head'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

const t = wordsIn('en')

const said: Record<string, string> = {
  added: 'The identification is recorded with your name.',
  withdrawn: 'The identification is withdrawn. It stays on the record and no longer counts.',
}

export default async function IdentificationPage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('patient:view')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'identification' })
  if (!patient) notFound()
  const { identifications, checker, account } = await accountTab(ctx, id)
  const { done } = await searchParams
  const message = sentenceFor(done, said)
  const [year = '', month = '', day = ''] = dateIn(ctx.now, zoneOfNation[practice.nation]).split('-')
  const types = identificationTypes.filter((type) => checker.mayVouch || !vouchingTypes.includes(type))
  const title = `${formatName({ ...patient, title: null })} – Identification – ${practice.name}`
  return (
    <>
      <PatientHead
        patient={patient}
        practice={practice}
        now={ctx.now}
        tab="Identification"
        untitled={checker.mayVerify}
      />
      {message ? (
        <Notice kind="success" announce title={message}>
          {done === 'added' && patient.onlineServices && account?.kind !== 'full' ? (
            <p>
              Next, where they want to use online services:{' '}
              <a href={paths.patientOnline(id)}>{account ? 'upgrade the account' : 'make the account'}</a>.
            </p>
          ) : null}
        </Notice>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card title="Checks of who this is">
          <Table
            caption="Checks of who this is"
            captionHidden
            columns={[
              ...[{ heading: 'Type' }, { heading: 'Date' }, { heading: 'Staff' }, { heading: 'Note' }],
              { heading: 'Withdraw', hiddenHeading: true },
            ]}
            rows={identifications.map((one) => ({
              id: one.id,
              cells: [
                identificationWords[one.type],
                formatDate(one.checkedOn),
                one.staffName,
                one.withdrawnAt ? (
                  <span key="note" className="text-ink-soft">
                    Withdrawn by {one.withdrawnBy}: {one.withdrawnReason}
                  </span>
                ) : (
                  `${one.carriedFromName ? `Carried over from ${one.carriedFromName}. ` : ''}${one.note ?? ''}`
                ),
                one.withdrawnAt ? (
                  ''
                ) : (
                  <a key="withdraw" href={paths.withdrawIdentification(id, one.id)}>
                    Withdraw…
                  </a>
                ),
              ],
            }))}
            empty={
              <EmptyState title="Not checked yet">
                <p>
                  Before somebody gets a full online account, a member of staff records how they know who it is. Usually
                  that is one document with a photo and one with the address.
                </p>
              </EmptyState>
            }
          />
        </Card>
        <Card title="Identification">
          {checker.mayVerify ? (
            <EnrolForm
              action={addIdentificationAction}
              title={title}
              initial={{
                'checkedOn-day': String(Number(day)),
                'checkedOn-month': String(Number(month)),
                'checkedOn-year': year,
              }}
            >
              <HiddenField name="patientId" value={id} />
              <SelectField
                name="type"
                label="Type"
                options={types.map((value) => ({ value, label: identificationWords[value] }))}
                empty="Choose"
                hint={checker.mayVouch ? undefined : t('errors.identification.mayNotVouch')}
              />
              <DateField name="checkedOn" legend="Date of the check" />
              <TextareaField
                name="note"
                label="Note"
                hint={`The kind of document is enough: no numbers, no copies.${checker.mayVouch ? ' For a vouch, how you know them.' : ''}`}
                rows={3}
              />
              <p>
                Staff: <b>{actor.name}</b>. It is added to the record and cannot be changed afterwards.
              </p>
              <SubmitButton>Add identification</SubmitButton>
            </EnrolForm>
          ) : (
            <p className="mt-0!">{t('errors.identification.notListed')}</p>
          )}
        </Card>
      </div>
    </>
  )
}
