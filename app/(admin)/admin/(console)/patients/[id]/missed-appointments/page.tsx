import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { missedOf } from '@/lib/domain/missed-appointments/queries'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { dateIn, formatName, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { sentenceFor } from '@/lib/web/sentence-for'
import { PatientHead } from '../patient-head'
import { ExemptForm } from './exempt-form'
import { MissedTable } from './missed-table'
import { standingSentence } from './missed-words'
import { RecordForm } from './record-form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

const said: Record<string, string> = {
  recorded: 'The missed appointment is recorded.',
  withdrawn: 'It is taken back and no longer counts.',
  rule: 'Saved with your reason.',
}

/** Appointments a patient did not come to, and what follows from them. */
export default async function MissedAppointmentsPage({ params, searchParams }: Props) {
  const { ctx, practice } = await staffPage('patient:edit')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'missed-appointments' })
  if (!patient) notFound()
  const missed = await missedOf(ctx, id)
  const { done } = await searchParams
  const message = sentenceFor(done, said)
  const title = `Missed appointments – ${formatName({ ...patient, title: null })} – ${practice.name}`
  const today = dateIn(ctx.now, zoneOfNation[practice.nation])
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.patientOnline(id), text: 'Online services' }]} />
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab={null} />
      {message ? <Notice kind="success" announce title={message} /> : null}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card title="Missed appointments">
          <p className="mt-0!">{standingSentence(missed)}</p>
          <MissedTable patientId={id} rows={missed.rows} />
        </Card>
        <div className="grid content-start gap-5">
          <Card title="Record one">
            <RecordForm patientId={id} today={today} title={title} />
          </Card>
          {missed.account && missed.limit !== null ? (
            <Card title="The rule">
              <ExemptForm patientId={id} exempt={missed.account.exempt} />
            </Card>
          ) : null}
        </div>
      </div>
    </>
  )
}
