import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { KeepFresh } from '@/components/ui/keep-fresh'
import { Notice } from '@/components/ui/notice'
import { WorkProgress } from '@/components/ui/work-progress'
import { leftOutItems } from '@/lib/domain/batches/told-items'
import { type Split, splitById } from '@/lib/domain/splits/queries'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { howMany, rehearsalFailure, whoWords } from '../split-words'
import { OutcomesCard } from './outcomes-card'
import { ReadyCard } from './ready-card'
import { StayingCard } from './staying-card'
import { WhatNextCard } from './what-next-card'

type Props = { params: Promise<{ id: string }> }

/** A move: its rehearsal before it starts, and the report of what moved and what could not afterwards. */
export default async function SplitPage({ params }: Props) {
  const { ctx, practice } = await staffPage('practice:split')
  const { id } = await params
  const split = await orNotFound(splitById(ctx, id))
  const items = split.leftOut > 0 ? await leftOutItems(ctx, id) : []
  const { status, target } = split
  const begun = status !== 'draft' && status !== 'checking'
  const rehearsed = status === 'draft' && split.params.rehearsal.tried >= split.total
  const heading = `${howMany(split.total)} to ${target.name}`
  const title = await refusedTitle(`${heading} – ${practice.name}`)
  return (
    <>
      {rehearsed && split.leftOut < split.total ? null : <title>{title}</title>}
      <Breadcrumbs crumbs={[{ href: paths.splits(), text: 'Move patients to another practice' }]} />
      <h1>{heading}</h1>
      <div className="mt-4 grid grid-cols-1 gap-5">
        {status === 'draft' && split.failure ? (
          <Notice kind="problem" title="The rehearsal could not be finished">
            <p>{rehearsalFailure(split.failure)}</p>
          </Notice>
        ) : null}
        {status === 'checking' ? <Rehearsing split={split} /> : null}
        {begun ? <OutcomesCard split={split} /> : null}
        {status === 'draft' ? <ReadyCard split={split} title={title} /> : null}
        {status === 'done' ? <WhatNextCard split={split} /> : null}
        <StayingCard split={split} items={items} begun={begun} />
        <ChosenCard split={split} />
      </div>
    </>
  )
}

function Rehearsing({ split: { params, total, leftOut } }: { split: Split }) {
  const count = (number: number) => number.toLocaleString('en-GB')
  const { tried } = params.rehearsal
  return (
    <Card title="Rehearsing the move">
      <KeepFresh />
      <WorkProgress
        title="Rehearsing the move"
        words={`${count(tried)} of ${howMany(total)}, ${count(leftOut)} cannot move so far`}
        share={tried / Math.max(1, total)}
      />
      <p className="mt-2">Nothing is changed by it. You can leave this page: the rehearsal goes on.</p>
    </Card>
  )
}

function ChosenCard({ split }: { split: Split }) {
  const { chosen, params, target } = split
  return (
    <Card title="What was chosen">
      <Facts
        rows={[
          { key: 'Who', value: whoWords(split) },
          { key: 'Where to', value: `${target.name} (${target.practiceCode})` },
          { key: 'Site there', value: chosen.siteThere ?? 'None' },
          { key: 'Chargeband there', value: chosen.chargebandThere ?? 'None' },
          {
            key: 'Without access',
            value: params.withoutAccess ? 'Move although their online access cannot' : 'Stay until it can go with them',
          },
          { key: 'Reason', value: params.reason },
        ]}
      />
    </Card>
  )
}
