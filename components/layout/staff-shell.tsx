import type { ComponentProps, ReactNode } from 'react'
import { type PostTarget, postTo } from './post-to'
import { practiceColourProps } from './practice-colour'
import { SkipLink } from './skip-link'
import { StaffSearch } from './staff-search'

type NavLink = { href: string; text: string; current?: boolean; count?: number | string; countMeans?: string }

type Props = {
  practice: { name: string; href: string; colour?: string | null }
  /** "Priya Shah, reception" */
  who: string
  whoHref?: string
  signOut: PostTarget
  search: ComponentProps<typeof StaffSearch>
  nav: NavLink[]
  children: ReactNode
}

/** The staff side: search on top, what waits on the left, dense but quiet. */
export function StaffShell({ practice, who, whoHref, signOut, search, nav, children }: Props) {
  return (
    <div {...practiceColourProps(practice.colour)} data-density="dense" className="flex min-h-dvh flex-col">
      <SkipLink />
      <header
        data-shell
        className="flex flex-wrap items-center gap-x-4 gap-y-2 bg-brand px-4 py-2 text-brand-ink [&_a]:text-inherit"
      >
        <a href={practice.href} className="font-bold no-underline hover:underline">
          {practice.name}
        </a>
        <StaffSearch {...search} />
        <div className="ml-auto flex flex-wrap items-center gap-x-3">
          {whoHref ? <a href={whoHref}>{who}</a> : <span>{who}</span>}
          <form {...postTo(signOut)}>
            <button type="submit" className="min-h-(--target) px-1 underline underline-offset-4">
              Sign out
            </button>
          </form>
        </div>
      </header>
      <div className="flex-1 min-[821px]:grid min-[821px]:grid-cols-[13.5rem_minmax(0,1fr)] print:block!">
        <nav
          aria-label="Main"
          data-shell
          className="relative overflow-x-auto border-line bg-sunken px-2 py-1 min-[821px]:border-r min-[821px]:py-3"
        >
          <ul className="flex min-[821px]:block">
            {nav.map(({ href, text, current, count, countMeans = 'waiting' }) => (
              <li key={href}>
                <a
                  href={href}
                  aria-current={current ? 'page' : undefined}
                  className="flex items-center justify-between gap-2 rounded-box border-l-[3px] border-transparent px-2.5 py-1.5 whitespace-nowrap text-ink no-underline hover:underline aria-[current]:border-brand aria-[current]:bg-surface aria-[current]:font-semibold"
                >
                  {text}
                  {count ? (
                    <b className="num font-semibold text-wait">
                      {count}
                      <span className="sr-only"> {countMeans}</span>
                    </b>
                  ) : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main
          id="main"
          tabIndex={-1}
          className="max-w-staff min-w-0 px-3 pt-4 pb-12 focus-visible:shadow-none focus-visible:outline-none sm:px-6"
        >
          {children}
        </main>
      </div>
    </div>
  )
}
