import type { ReactNode } from 'react'

/** What stands where a list would be: that there is nothing, why, and what to do. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-box border border-dashed border-line-strong p-6 text-ink-soft">
      <p className="mt-0 font-semibold text-ink">{title}</p>
      {children}
    </div>
  )
}
