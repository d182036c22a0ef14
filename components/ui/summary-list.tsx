import type { ReactNode } from 'react'

type Row = {
  key: string
  value: ReactNode
  /** `text` is "Change"; `what` completes it for a screen reader: "date of birth". */
  change?: { href: string; text: string; what: string }
}

/** Answers to check, each with the way back to its question. */
export function SummaryList({ rows }: { rows: Row[] }) {
  return (
    <dl className="mb-8 border-t border-line">
      {rows.map(({ key, value, change }) => (
        <div key={key} className="grid gap-x-4 border-b border-line py-2.5 sm:grid-cols-[12rem_1fr_auto]">
          <dt className="font-semibold">{key}</dt>
          <dd className="min-w-0 whitespace-pre-line">{value}</dd>
          {change ? (
            <dd>
              <a href={change.href} className="inline-block py-1 sm:py-0">
                {change.text}
                <span className="sr-only"> {change.what}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
