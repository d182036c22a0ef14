import { Card } from '@/components/ui/card'
import { recentBatches } from '@/lib/domain/batches/queries'
import { unprintedCount } from '@/lib/domain/bulk-letters/queries'
import { deskChoices } from '@/lib/domain/patients/desk-choices'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { BatchesTable } from '../batches/batches-table'
import { ChooseForm } from './choose-form'

/** Letters for many patients at once: choose them, look who is left out, print. */
export default async function LettersPage() {
  const { ctx, practice } = await staffPage('letter:bulk')
  const [unprinted, { chargebands }, recent] = await Promise.all([
    unprintedCount(ctx),
    deskChoices(ctx),
    recentBatches(ctx, 'letters'),
  ])
  return (
    <>
      <h1>Letters</h1>
      <div className="mt-4 grid grid-cols-1 gap-5">
        <Card title="Print registration letters for many patients">
          <p className="max-w-measure">
            You see who gets a letter, and who is left out and why, before anything is made or printed. For one patient,
            use the Online services tab of their record.
          </p>
          <ChooseForm unprinted={unprinted} chargebands={chargebands} title={`Letters – ${practice.name}`} />
        </Card>
        {recent.length > 0 ? (
          <Card title="Printed so far">
            <BatchesTable
              caption="Letters printed so far"
              when="Put together"
              batches={recent}
              zone={zoneOfNation[practice.nation]}
            />
          </Card>
        ) : null}
      </div>
    </>
  )
}
