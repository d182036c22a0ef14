import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { recentBatches } from '@/lib/domain/batches/queries'
import { splitOverview } from '@/lib/domain/splits/queries'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { sentenceFor } from '@/lib/web/sentence-for'
import { BatchesTable } from '../batches/batches-table'
import { SuccessorsCard } from './successors-card'

type Props = { searchParams: Promise<{ done?: string | string[] }> }

const doneWords: Record<string, string> = {
  declared: 'The old Practice ID now leads people to the new practice.',
  withdrawn: 'Nobody is led to that practice any more. Patients who moved stay there.',
}

/** Moving patients to another practice, when practices split, merge or close. */
export default async function SplitsPage({ searchParams }: Props) {
  const { ctx, practice } = await staffPage('practice:split')
  const [overview, recent] = await Promise.all([splitOverview(ctx), recentBatches(ctx, 'split')])
  const { done } = await searchParams
  const said = sentenceFor(done, doneWords)
  return (
    <>
      <title>{`Move patients to another practice – ${practice.name}`}</title>
      <h1>Move patients to another practice</h1>
      {said ? <Notice kind="success" announce title={said} /> : null}
      <div className="mt-4 grid grid-cols-1 gap-5">
        <Card title="Where do they move?">
          <p className="max-w-measure">
            For a split, a merger or a practice that closes. Records, contacts and identity checks go with the patients;
            whoever had online access gets a new account and a new letter there, and keeps their sign-in. You see who
            can move and who cannot before anything happens.
          </p>
          {overview.targets.length > 0 ? (
            <ul>
              {overview.targets.map(({ id, name, practiceCode }) => (
                <li key={id}>
                  <a href={paths.newSplit(id)}>{name}</a> <span className="text-ink-soft">({practiceCode})</span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="max-w-measure">
              You can move patients to a practice of the same nation where you are a manager as well, and you manage no
              other. Ask a manager there to invite you as a manager, with the email you sign in with here. If that
              practice asks for a second step at sign-in, <a href={paths.security()}>set yours up</a> first.
            </p>
          )}
        </Card>
        {recent.length > 0 ? (
          <Card title="Moves so far">
            <BatchesTable caption="Moves so far" when="Chosen" batches={recent} zone={zoneOfNation[practice.nation]} />
          </Card>
        ) : null}
        <SuccessorsCard overview={overview} practice={practice} />
      </div>
    </>
  )
}
