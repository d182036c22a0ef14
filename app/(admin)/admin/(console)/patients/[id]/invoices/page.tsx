import { notFound } from 'next/navigation'
import { InvoicesTable } from '@/app/(admin)/admin/(console)/invoices/invoices-table'
import { PatientHead } from '@/app/(admin)/admin/(console)/patients/[id]/patient-head'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { can } from '@/lib/domain/access/authorize'
import { invoicesOfPatient } from '@/lib/domain/invoices/queries'
import { membershipsOfPatient } from '@/lib/domain/memberships/queries'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { staffPage } from '@/lib/web/pages'
import { MembershipCard } from './membership-card'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> }

export default async function PatientInvoicesPage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('invoice:view')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'invoices' })
  if (!patient) notFound()
  const [invoices, memberships] = await Promise.all([invoicesOfPatient(ctx, id), membershipsOfPatient(ctx, id)])
  return (
    <>
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab="Invoices" />
      {(await searchParams).done === 'ended' ? (
        <Notice kind="success" announce title="The membership has ended. No more invoices are made for it." />
      ) : null}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[1.6fr_1fr]">
        <Card title="Invoices">
          <InvoicesTable
            caption="Invoices"
            invoices={invoices}
            withName={false}
            empty={
              <EmptyState title="No invoices">
                <p>An invoice is made when the patient joins a membership scheme, and again each time it is due.</p>
              </EmptyState>
            }
          />
        </Card>
        <MembershipCard patientId={id} memberships={memberships} mayEnd={can(actor, 'membership:end')} />
      </div>
    </>
  )
}
