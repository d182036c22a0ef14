import { notFound } from 'next/navigation'
import { Notice } from '@/components/ui/notice'
import { can } from '@/lib/domain/access/authorize'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { possibleDuplicates, saidDifferent } from '@/lib/domain/patients/possible-duplicates'
import { waitingChangesOf } from '@/lib/domain/patients/waiting-changes'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { AccountCard } from './account-card'
import { ContactCard } from './contact-card'
import { DuplicatesCard } from './duplicates-card'
import { PatientHead } from './patient-head'
import { PersonCard } from './person-card'
import { WaitingChangesCard } from './waiting-changes-card'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function PatientPage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('patient:view')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'details' })
  if (!patient) notFound()
  const [duplicates, different] = await Promise.all([possibleDuplicates(ctx, id), saidDifferent(ctx, id)])
  const changes = await waitingChangesOf(ctx, { patientId: id })
  const { done } = await searchParams
  return (
    <>
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab="Details" />
      {done === 'edited' ? <Notice kind="success" announce title="The record is changed." /> : null}
      {done === 'standing' ? <Notice kind="success" announce title="The registration status is changed." /> : null}
      {done === 'different' ? (
        <Notice kind="success" announce title="It is remembered that they are two people." />
      ) : null}
      {done === 'accepted' ? <Notice kind="success" announce title="The change is accepted." /> : null}
      {done === 'rejected' ? (
        <Notice
          kind="success"
          announce
          title="The change is rejected. The patient is told, where an email is verified."
        />
      ) : null}
      {done === 'registered' ? (
        <Notice kind="success" announce title="Registered.">
          <p>
            Next, where they want to use online services:{' '}
            <a href={paths.patientIdentification(patient.id)}>check who they are</a>.
          </p>
        </Notice>
      ) : null}
      <DuplicatesCard
        patientId={id}
        duplicates={duplicates}
        different={different}
        zone={zoneOfNation[practice.nation]}
      />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[1.15fr_1fr]">
        {changes.length > 0 ? (
          <div className="min-w-0 lg:col-span-full">
            <WaitingChangesCard
              {...{ patientId: id, changes, practice, now: ctx.now }}
              mayDecide={can(actor, 'change:decide')}
            />
          </div>
        ) : null}
        <AccountCard patient={patient} nation={practice.nation} now={ctx.now} />
        <ContactCard patient={patient} nation={practice.nation} mayEdit={can(actor, 'patient:edit')} />
        <div className="lg:col-span-full">
          <PersonCard patient={patient} nation={practice.nation} mayEdit={can(actor, 'patient:edit')} />
        </div>
      </div>
    </>
  )
}
