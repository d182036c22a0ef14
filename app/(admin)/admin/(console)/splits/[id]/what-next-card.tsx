import { Card } from '@/components/ui/card'
import type { Split } from '@/lib/domain/splits/queries'
import { paths } from '@/lib/web/paths'

/** After a move: print the letters there, lead people there, see to whoever stayed. */
export function WhatNextCard({ split: { target, outcomes } }: { split: Split }) {
  const withLetter = outcomes.some(({ outcome }) => outcome === 'moved-letter')
  return (
    <Card title="What comes next">
      <ol>
        {withLetter ? (
          <li>
            The new letters wait to be printed at {target.name}:{' '}
            <a href={paths.adminPractice()}>change over to {target.name}</a>, open Letters there, and choose “Everybody
            whose letter has not been printed yet”.
          </li>
        ) : null}
        <li>
          <a href={paths.splits()}>Lead people to {target.name}</a> who come with the old Practice ID.
        </li>
        <li>See to those who did not move, and choose them again.</li>
      </ol>
    </Card>
  )
}
