import { type ReactNode, useId } from 'react'

type Props = { title?: ReactNode; actions?: ReactNode; children: ReactNode }

/** A bordered box with a heading; a section of its page when it has one. */
export function Card({ title, actions, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={title ? id : undefined} className="min-w-0 rounded-box border border-line bg-surface p-4">
      {title ? (
        <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-3">
          <h2 id={id}>{title}</h2>
          {actions}
        </div>
      ) : null}
      {children}
    </section>
  )
}
