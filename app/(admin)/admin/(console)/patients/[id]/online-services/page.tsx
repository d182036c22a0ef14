import { notFound } from 'next/navigation'
import { Notice } from '@/components/ui/notice'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { staffPage } from '@/lib/web/pages'
import { sentenceFor } from '@/lib/web/sentence-for'
import { PatientHead } from '../patient-head'
import { AccountCard } from './account-card'
import { EventsCard } from './events-card'
import { IdentityCard } from './identity-card'
import { ServicesCard } from './services-card'
import { doneWords } from './words'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function OnlineServicesPage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('patient:view')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'online-services' })
  if (!patient?.onlineServices) notFound()
  const tab = await accountTab(ctx, id)
  const { done } = await searchParams
  const said = sentenceFor(done, doneWords)
  const shared = { tab, patient, practice, actor, now: ctx.now }
  return (
    <>
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab="Online services" />
      {said ? <Notice kind="success" announce title={said} /> : null}
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[1.15fr_1fr]">
        <AccountCard {...shared} />
        <div className="grid content-start gap-5">
          <IdentityCard {...shared} />
          <ServicesCard {...shared} />
        </div>
        <div className="lg:col-span-full">
          <EventsCard {...shared} />
        </div>
      </div>
    </>
  )
}
