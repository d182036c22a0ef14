import { Card } from '@/components/ui/card'
import { KeepFresh } from '@/components/ui/keep-fresh'
import { WorkProgress } from '@/components/ui/work-progress'
import type { ImportDraft } from '@/lib/domain/imports/queries'

type Props = { check: NonNullable<ImportDraft['check']>; total: number }

/** How far the dry run is. */
export function CheckingCard({ check: { tried, problems }, total }: Props) {
  const count = (number: number) => number.toLocaleString('en-GB')
  return (
    <Card title="Checking every row">
      <KeepFresh />
      <WorkProgress
        title="Checking every row"
        words={`${count(tried)} of ${count(total)} rows, ${count(problems)} ${problems === 1 ? 'problem' : 'problems'} so far`}
        share={tried / Math.max(1, total)}
      />
      <p className="mt-2">You can leave this page: the check goes on, and this page shows it again.</p>
    </Card>
  )
}
