import type { ReactNode } from 'react'
import { BarChart } from '@/components/ui/bar-chart'
import { Card } from '@/components/ui/card'
import type { MessageLine } from '@/lib/domain/correspondence/queries'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { RegistrationsToday } from '@/lib/domain/registrations/today-queries'
import type { SignUpCode } from '@/lib/domain/sign-up-codes/queries'
import { formatCount } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { MessagesAbout } from '../messages-about'
import { RegistrationsTable } from '../registrations/registrations-table'
import { EndingCodes } from './ending-codes'

type Props = {
  registrations: RegistrationsToday
  codes: SignUpCode[]
  /** The card of online messages, for a role that receives them. */
  messages: ReactNode
  failed: MessageLine[]
  now: Date
  nation: Nation
}

const mostFailed = 5

/** What waits, most pressing first; a card with nothing to do says so in a sentence. */
export function TodayCards({ registrations, codes, messages, failed, now, nation }: Props) {
  const { days, waiting, inReview } = registrations
  const [total, today] = [days.reduce((sum, { submitted }) => sum + submitted, 0), days.at(-1)?.submitted ?? 0]
  return (
    <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
      <Card title="New registrations">
        <BarChart
          bars={days.map(({ day, submitted }) => ({ label: weekday(day), value: submitted }))}
          sentence={`${today} today, ${total} in seven days.`}
        />
      </Card>
      <Card title="Codes about to end">
        {codes.length > 0 ? (
          <EndingCodes codes={codes} now={now} nation={nation} />
        ) : (
          <Quiet>No code closes within seven days or is nearly used up.</Quiet>
        )}
      </Card>
      {messages ? <Wide>{messages}</Wide> : null}
      <Wide>
        <Card
          title="To review"
          actions={<All of={inReview} text="All to review" href={paths.registrations('in-review')} />}
        >
          {inReview.total > 0 ? (
            <RegistrationsTable
              caption="To review"
              registrations={inReview.oldest}
              now={now}
              nation={nation}
              withState={false}
            />
          ) : (
            <Quiet>Nothing to review. A registration whose details match someone on file waits here.</Quiet>
          )}
        </Card>
      </Wide>
      <Wide>
        <Card
          title="Waiting for activation"
          actions={<All of={waiting} text="All waiting" href={paths.registrations('awaiting-activation')} />}
        >
          {waiting.total > 0 ? (
            <RegistrationsTable
              caption="Waiting for activation, oldest first"
              registrations={waiting.oldest}
              now={now}
              nation={nation}
              withState={false}
            />
          ) : (
            <Quiet>Everyone who registered has activated.</Quiet>
          )}
        </Card>
      </Wide>
      <Wide>
        <Card
          title="Failed messages"
          actions={failed.length > 0 ? <a href={paths.sentMessages('failed')}>All failed</a> : null}
        >
          {failed.length > 0 ? (
            <MessagesAbout messages={failed.slice(0, mostFailed)} now={now} nation={nation} />
          ) : (
            <Quiet>Every message was sent or is on its way.</Quiet>
          )}
        </Card>
      </Wide>
    </div>
  )
}

function Wide({ children }: { children: ReactNode }) {
  return <div className="min-w-0 lg:col-span-full">{children}</div>
}

function Quiet({ children }: { children: ReactNode }) {
  return <p className="my-0! text-ink-soft">{children}</p>
}

function All({ of, text, href }: { of: { total: number }; text: string; href: string }) {
  return of.total > 0 ? <a href={href}>{`${text} (${formatCount(of.total)})`}</a> : null
}

/** "Sun 22": enough for seven days in a row. */
function weekday(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(date)
}
