import { notFound } from 'next/navigation'
import { shortWhen } from '@/app/(admin)/admin/(console)/short-when'
import { Card } from '@/components/ui/card'
import { Timeline } from '@/components/ui/timeline'
import { changesOfRecord } from '@/lib/domain/patients/changes-of-record'
import { type HistoryEvent, patientHistory } from '@/lib/domain/patients/patient-history'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { PatientHead } from '../patient-head'
import { ChangesCard } from './changes-card'
import { historySentence } from './history-words'

type Props = { params: Promise<{ id: string }> }

export default async function PatientHistoryPage({ params }: Props) {
  const { ctx, practice } = await staffPage('patient:view')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'history' })
  if (!patient) notFound()
  const events = await patientHistory(ctx, { patientId: id, registrationId: patient.registration?.id ?? null })
  const changes = await changesOfRecord(ctx, { patientId: id })
  const zone = zoneOfNation[practice.nation]
  const entry = (event: HistoryEvent) => ({
    id: event.id,
    at: event.at,
    when: shortWhen(event.at, ctx.now, zone),
    what: historySentence(event),
  })
  const looks = events.filter(isLook)
  return (
    <>
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab="History" />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <Card title="What happened">
          <Timeline entries={events.filter((event) => !isLook(event)).map(entry)} />
        </Card>
        <Card title="Who looked">
          <Timeline entries={looks.map(entry)} />
        </Card>
        <div className="min-w-0 lg:order-first lg:col-span-full">
          <ChangesCard changes={changes} nation={practice.nation} now={ctx.now} zone={zone} />
        </div>
      </div>
    </>
  )
}

function isLook(event: HistoryEvent): boolean {
  return event.action.endsWith('.viewed')
}
