'use client'
import { useEffect, useId, useRef } from 'react'

type Entry = { text: string; href?: string }

/** What is wrong, first on the page; takes focus each time a new answer comes, by attribute when there is no script. */
export function ErrorSummary({ heading, entries }: { heading: string; entries: Entry[] }) {
  const box = useRef<HTMLDivElement>(null)
  const title = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list of entries is a new answer, so focus again
  useEffect(() => box.current?.focus(), [entries])
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: the summary must be read first after a refused post without JavaScript
      autoFocus
      aria-labelledby={title}
      className="mb-6 max-w-measure rounded-box border-4 border-bad bg-surface p-4"
    >
      <h2 id={title}>{heading}</h2>
      <ul className="mb-0 mt-2 list-none space-y-1">
        {entries.map(({ text, href }) => (
          <li key={`${href} ${text}`} className="font-semibold text-bad">
            {href ? (
              <a href={href} className="text-bad">
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
