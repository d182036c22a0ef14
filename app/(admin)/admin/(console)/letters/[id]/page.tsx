import { notFound, redirect } from 'next/navigation'
import { LeftOutCard } from '@/app/(admin)/admin/(console)/batches/[id]/left-out'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { batchProgress } from '@/lib/domain/batches/queries'
import { leftOutItems } from '@/lib/domain/batches/told-items'
import { bundleParams } from '@/lib/domain/bulk-letters/queries'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { startLettersAction } from '../actions'
import { howMany, planSentences } from '../letters-words'

type Props = { params: Promise<{ id: string }> }

/** A bundle before it is printed: who gets a letter, what that makes, and who is left out. */
export default async function LetterBundlePage({ params }: Props) {
  const { ctx, practice } = await staffPage('letter:bulk')
  const { id } = await params
  const asked = await orNotFound(bundleParams(ctx, id))
  const bundle = await batchProgress(ctx, id)
  if (!bundle) notFound()
  if (bundle.status !== 'draft') redirect(paths.batch(id))
  const items = bundle.leftOut > 0 ? await leftOutItems(ctx, id) : []
  const count = bundle.total - bundle.leftOut
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.letters(), text: 'Letters' }]} />
      <h1>{count === 0 ? 'Nobody gets a letter' : howMany(count)}</h1>
      <div className="mt-4 grid grid-cols-1 gap-5">
        <Card title="What is printed">
          {count === 0 ? (
            <>
              <title>{`Letters – ${practice.name}`}</title>
              <p>
                Everybody you chose is left out, for the reasons below. <a href={paths.letters()}>Choose others</a>.
              </p>
            </>
          ) : (
            <>
              <ul>
                {planSentences(asked.planned).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <p className="max-w-measure">
                Each print is counted and recorded when you start. Then the letters open as one PDF, with a list of them
                beside it.
              </p>
              <EnrolForm action={startLettersAction} title={`Letters – ${practice.name}`} className="mt-4">
                <HiddenField name="bundleId" value={id} />
                <SubmitButton>{`Print ${howMany(count)}`}</SubmitButton>
              </EnrolForm>
            </>
          )}
        </Card>
        <LeftOutCard batch={bundle} items={items} />
      </div>
    </>
  )
}
