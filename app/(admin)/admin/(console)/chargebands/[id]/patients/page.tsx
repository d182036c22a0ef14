import { notFound } from 'next/navigation'
import { PatientsTable } from '@/app/(admin)/admin/(console)/patients/patients-table'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { can } from '@/lib/domain/access/authorize'
import { bandsToMoveFrom } from '@/lib/domain/chargebands/move-preview'
import { chargebandPatients } from '@/lib/domain/patients/queries'
import { dateIn, formatCount, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { MoveFromForm } from './move-from-form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ before?: string; done?: string }> }

export default async function ChargebandPatientsPage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('patient:search')
  const [{ id }, { before, done }] = [await params, await searchParams]
  const page = await chargebandPatients(ctx, { chargebandId: id, before })
  if (!page) notFound()
  const { chargeband, total, patients, next } = page
  const mayMove = can(actor, 'chargeband:edit') && !chargeband.archived
  return (
    <>
      <title>{`Patients – ${chargeband.name} – ${practice.name}`}</title>
      <Breadcrumbs
        crumbs={[
          { href: paths.chargebands(), text: 'Chargebands' },
          { href: paths.chargeband(id), text: chargeband.name },
        ]}
      />
      <div className="mb-4 flex flex-wrap items-baseline gap-x-4">
        <h1>Patients on {chargeband.name}</h1>
        <span className="text-ink-soft">
          {formatCount(total)} {total === 1 ? 'patient' : 'patients'}, those who joined last first
        </span>
      </div>
      {done === 'moved' ? (
        <Notice kind="success" announce>
          <p>The patients are moved to this chargeband.</p>
        </Notice>
      ) : null}
      <Card>
        <PatientsTable
          caption={`Patients on ${chargeband.name}`}
          patients={patients}
          today={dateIn(ctx.now, zoneOfNation[practice.nation])}
          nation={practice.nation}
          withChargeband={false}
          empty={
            <EmptyState title="Nobody is on this chargeband">
              <p>
                People join it when they register with one of its sign-up codes and activate their account, or when a
                manager moves them here.
              </p>
            </EmptyState>
          }
        />
        <p className="mt-3 mb-0! flex gap-4">
          {before ? <a href={paths.chargebandPatients(id)}>Back to the newest</a> : null}
          {next ? <a href={paths.chargebandPatients(id, next)}>Next 50</a> : null}
        </p>
      </Card>
      {mayMove ? (
        <div className="mt-5 max-w-measure">
          <Card title="Add patients">
            <MoveFromForm chargebandId={id} bands={await bandsToMoveFrom(ctx, id)} />
          </Card>
        </div>
      ) : null}
    </>
  )
}
