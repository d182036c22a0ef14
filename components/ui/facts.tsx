import type { ReactNode } from 'react'

/** Names and values in a card on the staff side. */
export function Facts({ rows }: { rows: { key: string; value: ReactNode }[] }) {
  return (
    <dl className="grid gap-x-3 sm:grid-cols-[9.5rem_1fr] sm:gap-y-1.5">
      {rows.map(({ key, value }) => (
        <div key={key} className="mb-1.5 contents">
          <dt className="text-ink-soft">{key}</dt>
          <dd className="mb-1.5 min-w-0 sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
