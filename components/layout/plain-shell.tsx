import type { ReactNode } from 'react'
import { practiceColourProps } from './practice-colour'
import { SkipLink } from './skip-link'

type Props = {
  /** The practice, or the product where no practice is known. */
  name: string
  href?: string
  colour?: string | null
  skip?: string
  /** Staff pages are dense. */
  dense?: boolean
  /** Beside the name, such as the languages. */
  aside?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** A header and one column: signing in, choosing a practice, errors. */
export function PlainShell({ name, href = '/', colour, skip, dense, aside, footer, children }: Props) {
  return (
    <div
      {...practiceColourProps(colour)}
      data-density={dense ? 'dense' : undefined}
      className="flex min-h-dvh flex-col"
    >
      <SkipLink>{skip}</SkipLink>
      <header data-shell className="bg-brand text-brand-ink">
        <div className="mx-auto flex max-w-patient flex-wrap items-center justify-between gap-x-4 px-4 py-2">
          <a
            href={href}
            className="flex min-h-11 items-center text-[1.15em] font-bold text-inherit no-underline hover:underline"
          >
            {name}
          </a>
          {aside}
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-patient flex-1 px-4 pt-6 pb-16 focus-visible:shadow-none focus-visible:outline-none"
      >
        {children}
      </main>
      {footer ? (
        <footer className="border-t border-line text-[0.9em] text-ink-soft">
          <div className="mx-auto max-w-patient px-4 py-4">{footer}</div>
        </footer>
      ) : null}
    </div>
  )
}
