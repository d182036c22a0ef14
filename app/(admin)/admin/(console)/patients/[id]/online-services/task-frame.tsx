import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { type AccountTab, accountTab } from '@/lib/domain/accounts/account-tab'
import type { AccountAction } from '@/lib/domain/accounts/offers'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import type { Ctx } from '@/lib/domain/shared/context'
import { formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { PatientHead } from '../patient-head'
import { whyNot } from './words'

type Props = {
  ctx: Ctx
  practice: PracticeCard
  patientId: string
  action: AccountAction | null
  heading: string
  children: (title: string, tab: AccountTab) => ReactNode
}

/** A page that asks before it acts: whose account it is on top, and instead of the form the reason where it may not be. */
export async function TaskFrame({ ctx, practice, patientId, action, heading, children }: Props) {
  const patient = await patientRecord(ctx, { patientId, what: 'online-services' })
  if (!patient?.onlineServices) notFound()
  const tab = await accountTab(ctx, patientId)
  const why = action ? whyNot(tab, action) : tab.account ? null : whyNot(tab, 'disable')
  const title = `${heading} – ${formatName({ ...patient, title: null })} – ${practice.name}`
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.patientOnline(patientId), text: 'Online services' }]} />
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab={null} />
      <h2 className="mb-3">{heading}</h2>
      {why ? (
        <>
          <title>{title}</title>
          <Notice>
            <p>{why}</p>
          </Notice>
        </>
      ) : (
        children(title, tab)
      )}
    </>
  )
}
