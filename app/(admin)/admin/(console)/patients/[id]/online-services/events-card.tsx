import { shortWhen } from '@/app/(admin)/admin/(console)/short-when'
import { Card } from '@/components/ui/card'
import { Timeline } from '@/components/ui/timeline'
import { zoneOfNation } from '@/lib/format'
import { eventSentence, type TabProps } from './words'

/** What happened to the account and its letters, newest first. */
export function EventsCard({ tab, practice, now }: TabProps) {
  const zone = zoneOfNation[practice.nation]
  const events = [...(tab.account?.events ?? []), ...tab.letterEvents]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
    .map((event) => ({ id: event.id, at: event.at, when: shortWhen(event.at, now, zone), what: eventSentence(event) }))
  if (events.length === 0) return null
  return (
    <Card title="What happened">
      <Timeline entries={events} />
    </Card>
  )
}
