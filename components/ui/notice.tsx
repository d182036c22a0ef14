import type { ReactNode } from 'react'

type Kind = 'inset' | 'warning' | 'success' | 'problem'

const looks: Record<Kind, string> = {
  inset: 'border-l-[5px] border-brand bg-brand-soft',
  warning: 'border-l-[5px] border-warn bg-warn-soft',
  success: 'border-l-[5px] border-good bg-good-soft',
  problem: 'border-l-[5px] border-bad bg-bad-soft',
}

type Props = {
  kind?: Kind
  title?: string
  /** Read out when it appears after something the person did. */
  announce?: boolean
  children?: ReactNode
}

/** A passage that must not be missed. */
export function Notice({ kind = 'inset', title, announce, children }: Props) {
  return (
    <div
      role={announce ? (kind === 'problem' ? 'alert' : 'status') : undefined}
      className={`my-4 max-w-measure rounded-box px-4 py-3 ${looks[kind]} [&>:first-child]:mt-0 [&>:last-child]:mb-0`}
    >
      {title ? <p className="font-semibold">{title}</p> : null}
      {children}
    </div>
  )
}
