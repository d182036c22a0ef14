import type { ReactNode } from 'react'

export type TagKind = 'good' | 'bad' | 'warn' | 'wait' | 'off'

const looks: Record<TagKind, string> = {
  good: 'bg-good-soft text-good',
  bad: 'bg-bad-soft text-bad',
  warn: 'bg-warn-soft text-warn',
  wait: 'bg-wait-soft text-wait',
  off: 'bg-sunken text-ink-soft',
}

/** A state as a word; the colour only repeats it. */
export function Tag({ kind, children }: { kind: TagKind; children: ReactNode }) {
  return (
    <span className={`inline-block rounded-full px-[0.55em] py-[0.1em] text-[0.82em] font-semibold ${looks[kind]}`}>
      {children}
    </span>
  )
}
