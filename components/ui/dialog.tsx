'use client'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { type ButtonKind, buttonClasses } from './button-classes'

type Props = {
  title: string
  /** The button's words; end them in "…" when the dialog asks before something destructive. */
  opener: string
  kind?: ButtonKind
  closeLabel?: string
  /** Open at once, for example after a refused post. */
  open?: boolean
  children: ReactNode
}

/** Asks something over the page. Without a script the question stands in the page itself (globals.css). */
export function Dialog({ title, opener, kind = 'quiet', closeLabel = 'Cancel', open = false, children }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
  }, [open])
  return (
    <>
      <button
        type="button"
        data-needs-script
        aria-haspopup="dialog"
        className={buttonClasses(kind)}
        onClick={() => dialog.current?.showModal()}
      >
        {opener}
      </button>
      <dialog
        ref={dialog}
        data-inline
        aria-labelledby={id}
        className="m-auto max-h-[90dvh] w-[min(38rem,calc(100vw-2rem))] overflow-auto rounded-box border-2 border-line-strong bg-surface p-5 text-ink backdrop:bg-[rgb(0_0_0/0.5)]"
      >
        <h2 id={id} className="mb-3">
          {title}
        </h2>
        {children}
        <div data-needs-script className="mt-4">
          <button type="button" className={buttonClasses('quiet')} onClick={() => dialog.current?.close()}>
            {closeLabel}
          </button>
        </div>
      </dialog>
    </>
  )
}
