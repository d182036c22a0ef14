import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { KeepFresh } from '@/components/ui/keep-fresh'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { WorkProgress } from '@/components/ui/work-progress'
import { can } from '@/lib/domain/access/authorize'
import { mayRun } from '@/lib/domain/batches/may-run'
import { batchProgress } from '@/lib/domain/batches/queries'
import { leftOutItems, remarkedItems } from '@/lib/domain/batches/told-items'
import { formatDateTime, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { refusedTitle } from '@/lib/web/refused-title'
import { failureSentence, homeOf, kindWords, progressSentence, statusWords } from '../batch-words'
import { BatchActions } from './batch-actions'
import { LeftOutCard } from './left-out'
import { SharedContactsCard } from './shared-contacts'

type Props = { params: Promise<{ id: string }> }

/** How far long work is. It goes on whether anybody looks or not. */
export default async function BatchPage({ params }: Props) {
  const { ctx, practice, actor } = await staffPage('batch:view')
  const { id } = await params
  const batch = await batchProgress(ctx, id)
  if (!batch) notFound()
  const items = batch.leftOut > 0 ? await leftOutItems(ctx, id) : []
  const remarked = batch.status === 'done' && batch.kind === 'import' ? await remarkedItems(ctx, id) : null
  const going = batch.status === 'waiting' || batch.status === 'running'
  const zone = zoneOfNation[practice.nation]
  const { title } = kindWords[batch.kind]
  const status = statusWords[batch.status]
  const words = progressSentence(batch)
  return (
    <>
      <title>{await refusedTitle(`${title} – ${practice.name}`)}</title>
      {going ? <KeepFresh /> : null}
      <Breadcrumbs crumbs={[homeOf(batch.kind)]} />
      <div className="flex flex-wrap items-baseline gap-x-3.5 gap-y-1">
        <h1>{title}</h1>
        <Tag kind={status.kind}>{status.text}</Tag>
      </div>
      {batch.status === 'failed' ? (
        <Notice kind="problem" title="It could not go on">
          <p>{failureSentence(batch.failure)}</p>
        </Notice>
      ) : null}
      <div className="mt-4 grid grid-cols-1 gap-5">
        <Card title="Progress">
          <WorkProgress
            title={title}
            words={words}
            share={batch.status === 'done' ? 1 : (batch.done + batch.leftOut) / Math.max(1, batch.total)}
          />
          {going ? (
            <p className="mt-2">You can leave this page: the work goes on, and this page shows it again.</p>
          ) : null}
          {batch.status === 'stopped' ? (
            <p className="mt-2">Resume goes on where it stopped; nothing is done twice.</p>
          ) : null}
          <BatchActions batch={batch} mayRun={mayRun(actor, batch.kind)} />
        </Card>
        <Card title="This work">
          <Facts
            rows={[
              { key: 'Started by', value: batch.startedBy },
              { key: 'Started', value: formatDateTime(batch.createdAt, 'en', zone) },
              ...(batch.finishedAt ? [{ key: 'Finished', value: formatDateTime(batch.finishedAt, 'en', zone) }] : []),
              { key: 'Done', value: batch.done.toLocaleString('en-GB') },
              { key: 'Left out', value: batch.leftOut.toLocaleString('en-GB') },
            ]}
          />
        </Card>
        {remarked ? <SharedContactsCard {...remarked} /> : null}
        <LeftOutCard batch={batch} items={items} mayImport={can(actor, 'patient:import')} />
      </div>
    </>
  )
}
