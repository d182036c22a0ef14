import type { ReactNode } from 'react'

type Entry = { id: string; at: Date; when: string; what: ReactNode }

/** What happened, newest first; `when` is the time as people read it. */
export function Timeline({ entries }: { entries: Entry[] }) {
  return (
    <ol className="my-0 list-none">
      {entries.map(({ id, at, when, what }) => (
        <li
          key={id}
          className="border-t border-line py-1.5 first:border-t-0 sm:grid sm:grid-cols-[7.2rem_1fr] sm:gap-2"
        >
          <time dateTime={at.toISOString()} className="text-ink-soft">
            {when}
          </time>
          <div className="min-w-0">{what}</div>
        </li>
      ))}
    </ol>
  )
}
