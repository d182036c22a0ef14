import type { ReactNode } from 'react'

type Props = { title?: ReactNode; actions?: ReactNode; children: ReactNode }

/** A bordered box under a heading. The heading does not name it as a landmark: a page has many, and a field may share its words. */
export function Card({ title, actions, children }: Props) {
  return (
    <section className="min-w-0 rounded-box border border-line bg-surface p-4">
      {title ? (
        <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-3">
          <h2>{title}</h2>
          {actions}
        </div>
      ) : null}
      {children}
    </section>
  )
}
