'use client'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { type PostTarget, postTo } from './post-to'

type Props = {
  /** Gets `q` by POST, so that no name stands in a URL. */
  action: PostTarget
  value?: string
}

const placeholder = 'Find a patient: name, date of birth, NHS number, phone'

function results() {
  return [...document.querySelectorAll<HTMLAnchorElement>('main [data-result]')]
}

function step(event: { key: string; preventDefault(): void }, from: Element | null, input: HTMLInputElement | null) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const all = results()
  const at = all.indexOf(from as HTMLAnchorElement)
  const next = event.key === 'ArrowDown' ? all[at + 1] : at < 0 ? null : (all[at - 1] ?? input)
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** The search that is always there: `/` jumps to it, arrow keys walk through links marked `data-result`, Enter opens. */
export function StaffSearch({ action, value }: Props) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent) {
      const focused = document.activeElement
      // After a search the focus is on nothing; the arrows then begin at the first result.
      if (focused === document.body || focused?.matches('[data-result]')) step(event, focused, input.current)
      const typing = focused?.matches('input, textarea, select, [contenteditable]')
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <search className="order-last w-full min-w-0 flex-1 basis-full sm:order-none sm:max-w-[34rem] sm:basis-0">
      <form {...postTo(action)} className="flex items-center gap-3">
        <input
          ref={input}
          name="q"
          type="search"
          defaultValue={value}
          aria-label="Find a patient"
          aria-keyshortcuts="/"
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          // Words not searched for yet have no results: the lines on the screen are other people's.
          onKeyDown={(event: KeyboardEvent<HTMLInputElement>) =>
            event.key === 'ArrowDown' && event.currentTarget.value === (value ?? '') && step(event, null, null)
          }
          className="min-h-(--target) w-full min-w-0 rounded-box border-2 border-transparent bg-surface p-(--field-pad) text-ink"
        />
        <span aria-hidden="true" className="hidden font-mono sm:block">
          /
        </span>
        <button type="submit" className="sr-only focus:not-sr-only">
          Search
        </button>
      </form>
    </search>
  )
}
