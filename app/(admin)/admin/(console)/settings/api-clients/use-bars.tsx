import { formatDate } from '@/lib/format'

export type DayOfUse = { day: string; requests: number; errors: number }

const height = 28
const step = 7

/** The calls of two weeks at a glance: a bar a day, its dark foot the refused ones. In words for whoever cannot see it. */
export function UseBars({ days }: { days: DayOfUse[] }) {
  const most = Math.max(1, ...days.map(({ requests }) => requests))
  const busiest = days.find(({ requests }) => requests === most)
  if (!busiest) return <span className="text-ink-soft">no calls in 14 days</span>
  const scaled = (count: number) => (count > 0 ? Math.max(2, Math.round((count / most) * height)) : 0)
  const number = (count: number) => count.toLocaleString('en-GB')
  return (
    <span className="flex items-end gap-2">
      <svg
        role="img"
        width={days.length * step}
        height={height + 1}
        aria-label={`Calls of the last ${days.length} days; most on ${formatDate(busiest.day)}: ${number(most)}`}
      >
        <path d={`M0 ${height + 0.5}h${days.length * step}`} className="stroke-line" />
        {days.map(({ day, requests, errors }, index) => (
          <g key={day}>
            <title>{`${formatDate(day)}: ${number(requests)} calls, ${number(errors)} refused`}</title>
            <Bar at={index * step} of={scaled(requests)} className="fill-brand" />
            <Bar at={index * step} of={scaled(errors)} className="fill-bad" />
          </g>
        ))}
      </svg>
      <span className="num text-sm text-ink-soft">most {number(most)}</span>
    </span>
  )
}

function Bar({ at, of, className }: { at: number; of: number; className: string }) {
  return of > 0 ? <rect x={at} y={height - of} width={step - 2} height={of} className={className} /> : null
}
