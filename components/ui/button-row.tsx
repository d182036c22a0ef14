import type { ReactNode } from 'react'

/** Actions side by side, and under them the sentence that says why one is not offered. */
export function ButtonRow({ children, why }: { children: ReactNode; why?: ReactNode }) {
  return (
    <>
      <div data-shell className="mt-4 flex flex-wrap items-center gap-2">
        {children}
      </div>
      {why ? <p className="text-[0.93em] text-ink-soft">{why}</p> : null}
    </>
  )
}
