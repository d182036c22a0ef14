import { redirect } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { importDraft } from '@/lib/domain/imports/queries'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { CheckCard } from './check-card'
import { CheckingCard } from './checking-card'
import { ColumnsCard } from './columns-card'

type Props = { params: Promise<{ id: string }> }

/** A list that was sent and is not imported yet; once it is started, its progress has a page of its own. */
export default async function ImportDraftPage({ params }: Props) {
  const { ctx, practice } = await staffPage('patient:import')
  const { id } = await params
  const draft = await orNotFound(importDraft(ctx, id))
  const checking = draft.status === 'checking'
  if (draft.status !== 'draft' && !checking) redirect(paths.batch(id))
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.importPatients(), text: 'Import patients' }]} />
      <h1>
        A list of {draft.total.toLocaleString('en-GB')} {draft.total === 1 ? 'row' : 'rows'}
      </h1>
      <div className="mt-4 grid grid-cols-1 gap-5">
        {draft.failure ? (
          <Notice kind="problem" title="The check could not be finished">
            <p>
              It was tried several times ({draft.failure}). Check the list again; if it fails again, tell whoever runs
              this installation the word in brackets and the time.
            </p>
          </Notice>
        ) : null}
        {draft.check && checking ? <CheckingCard check={draft.check} total={draft.total} /> : null}
        {draft.check && !checking ? <CheckCard importId={id} check={draft.check} /> : null}
        <ColumnsCard
          importId={id}
          draft={draft}
          nation={practice.nation}
          title={await refusedTitle(`Import patients – ${practice.name}`)}
        />
      </div>
    </>
  )
}
