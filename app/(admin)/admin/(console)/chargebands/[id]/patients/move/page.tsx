import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { bandsToMoveFrom, countMove } from '@/lib/domain/chargebands/move-preview'
import { chargebandById } from '@/lib/domain/chargebands/queries'
import type { Ctx } from '@/lib/domain/shared/context'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { MoveFromForm } from '../move-from-form'
import { movePatientsAction } from './actions'
import { HowMany } from './how-many'

type Band = Awaited<ReturnType<typeof chargebandById>>
type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ from?: string | string[] }> }

export default async function MovePatientsPage({ params, searchParams }: Props) {
  const { ctx, practice } = await staffPage('chargeband:edit')
  const [{ id }, { from: fromId }] = [await params, await searchParams]
  const to = await orNotFound(chargebandById(ctx, id))
  const from =
    typeof fromId === 'string' && fromId !== '' && fromId !== id ? await orNotFound(chargebandById(ctx, fromId)) : null
  const title = await refusedTitle(`Move patients to ${to.name} – ${practice.name}`)
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.chargebands(), text: 'Chargebands' },
          { href: paths.chargeband(id), text: to.name },
          { href: paths.chargebandPatients(id), text: 'Patients' },
        ]}
      />
      <h1 className="mb-4">Move patients to {to.name}</h1>
      {from && !to.archivedAt ? (
        <Confirm {...{ ctx, from, to, title }} />
      ) : (
        <>
          <title>{title}</title>
          {to.archivedAt ? (
            <Notice>
              <p>This chargeband is archived, so nobody can be moved to it.</p>
            </Notice>
          ) : (
            <Card title="Add patients">
              <MoveFromForm chargebandId={id} bands={await bandsToMoveFrom(ctx, id)} />
            </Card>
          )}
        </>
      )}
    </>
  )
}

async function Confirm({ ctx, from, to, title }: { ctx: Ctx; from: Band; to: Band; title: string }) {
  const { moving, left, died } = await countMove(ctx, from.id)
  const staying = staysBehind(left, died)
  const another = <a href={paths.movePatients(to.id)}>Choose another chargeband</a>
  if (moving === 0) {
    return (
      <>
        <title>{title}</title>
        <EmptyState title={`Nobody on ${from.fullName} can be moved`}>
          <p>{staying ?? 'Nobody is on that chargeband. Somebody may have moved them already.'}</p>
          <p>{another}</p>
        </EmptyState>
      </>
    )
  }
  return (
    <Card title="Check and confirm">
      <EnrolForm action={movePatientsAction} title={title} initial={{ confirmedCount: String(moving) }}>
        <HiddenField name="chargebandId" value={to.id} />
        <HiddenField name="fromId" value={from.id} />
        <HowMany from={from.fullName} to={to.fullName}>
          <h3 className="mt-0!">What changes for them</h3>
          <ul>
            <li>{onlineBooking(from, to)}</li>
            {from.allowMessaging === to.allowMessaging ? null : (
              <li>
                {to.allowMessaging ? 'They can' : 'They can no longer'} write to you by online messaging, as {to.name}{' '}
                {to.allowMessaging ? 'allows it.' : 'does not allow it.'}
              </li>
            )}
            <li>What they may book and what they pay follows the rules of {to.name}.</li>
            <li>Nobody is written to.</li>
          </ul>
          {staying ? <p>{staying}</p> : null}
        </HowMany>
      </EnrolForm>
      <p className="mb-0!">{another}</p>
    </Card>
  )
}

function onlineBooking(from: Band, to: Band): string {
  if (to.onlineSince) {
    return from.onlineSince
      ? `Online booking stays on: ${to.name} has it too.`
      : `Online booking is turned on for them: ${to.name} has it, ${from.name} does not.`
  }
  return from.onlineSince
    ? `Online booking is turned off for them: ${to.name} does not have it. They keep their online accounts but cannot book.`
    : `Online booking stays off: ${to.name} does not have it either.`
}

/** Those the move leaves where they are, and why. */
function staysBehind(left: number, died: number): string | null {
  const groups = [
    { n: left, one: 'has left the practice', many: 'have left the practice' },
    { n: died, one: 'has died', many: 'have died' },
  ].filter(({ n }) => n > 0)
  if (groups.length === 0) return null
  const parts = groups.map(({ n, one, many }) => `${n.toLocaleString('en-GB')} who ${n === 1 ? one : many}`)
  return `Not moved: ${parts.join(' and ')}. They stay where they are.`
}
