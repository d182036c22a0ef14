import { notFound, redirect } from 'next/navigation'
import { ErrorSummary } from '@/components/form/error-summary'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { splitForm } from '@/lib/domain/splits/queries'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { typedBefore } from '@/lib/web/typed-before'
import { wordsIn } from '@/lib/web/words'
import { ChooseForm } from './choose-form'

const listTooLarge = 'errors.split.listTooLarge'

type Props = { searchParams: Promise<{ to?: string | string[]; problem?: string | string[] }> }

/** Which patients move to a practice, and where they belong there. */
export default async function NewSplitPage({ searchParams }: Props) {
  const { ctx, practice } = await staffPage('practice:split')
  const { to, problem } = await searchParams
  const tooLarge = wordsIn('en')(listTooLarge)
  const wrong = problem === 'too-large' ? tooLarge : null
  if (typeof to !== 'string') redirect(paths.splits())
  const form = await splitForm(ctx, to)
  if (!form) notFound()
  const { target, activated, ...choices } = form
  const title = `Move patients to ${target.name} – ${practice.name}`
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.splits(), text: 'Move patients to another practice' }]} />
      {wrong ? <ErrorSummary heading="There is a problem" entries={[{ text: wrong, href: '#list' }]} /> : null}
      <h1>Move patients to {target.name}</h1>
      <div className="mt-4 grid grid-cols-1 gap-5">
        {activated ? (
          <Card title="Choose the patients">
            <ChooseForm
              targetId={target.id}
              targetName={target.name}
              title={title}
              problem={wrong}
              typed={wrong ? { who: 'numbers', ...(await typedBefore()) } : {}}
              messages={{ [listTooLarge]: tooLarge }}
              {...choices}
            />
          </Card>
        ) : (
          <>
            <title>{title}</title>
            <Notice kind="warning" title={`Online services are not activated at ${target.name}`}>
              <p>
                Nobody could get an account or a letter there.{' '}
                <a href={paths.adminPractice()}>Change over to {target.name}</a>, activate them in its settings, and
                come back.
              </p>
            </Notice>
          </>
        )}
      </div>
    </>
  )
}
