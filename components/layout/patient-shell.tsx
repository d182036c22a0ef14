import type { ComponentProps, ReactNode } from 'react'
import { ProgressBar } from '@/components/ui/progress-bar'
import { BackLink } from './back-link'
import { LanguageSwitch } from './language-switch'
import { practiceColourProps } from './practice-colour'
import { SkipLink } from './skip-link'

type Props = {
  practice: { name: string; href: string; colour?: string | null; logo?: string | null }
  languages: ComponentProps<typeof LanguageSwitch>
  skip: string
  back?: { href: string; text: string }
  /** How far along the journey, 0 to 1. */
  progress?: number
  /** What of the portal's pages this is; absent for someone who has not signed in. */
  nav?: { label: string; links: { href: string; text: string; current?: boolean }[] }
  /** Beside the languages, such as signing out. */
  account?: ReactNode
  /** "Registering with code WELCOME123 · Private patients (online) · Need help? Call 020 7946 0100" */
  footer: ReactNode
  children: ReactNode
}

const band = 'mx-auto max-w-patient px-4'

/** The patient's page: one column, the same things always in the same place. */
export function PatientShell(props: Props) {
  const { practice, languages, skip, back, progress, nav, account, footer, children } = props
  return (
    <div {...practiceColourProps(practice.colour)} className="flex min-h-dvh flex-col">
      <SkipLink>{skip}</SkipLink>
      <header data-shell className="bg-brand text-brand-ink">
        <div className={`${band} flex flex-wrap items-center justify-between gap-x-4 py-2`}>
          <a
            href={practice.href}
            className="flex min-h-11 items-center gap-3 text-[1.15em] font-bold text-inherit no-underline hover:underline"
          >
            {/* biome-ignore lint/performance/noImgElement: an uploaded file of a few kB, served as it is */}
            {practice.logo ? <img src={practice.logo} alt="" className="max-h-10" /> : null}
            {practice.name}
          </a>
          <div className="flex flex-wrap items-center gap-x-4">
            {account}
            <LanguageSwitch {...languages} />
          </div>
        </div>
      </header>
      {progress === undefined ? null : <ProgressBar share={progress} />}
      {nav ? (
        <nav aria-label={nav.label} data-shell className="border-b border-line bg-surface">
          <ul className={`${band} flex flex-wrap gap-x-4`}>
            {nav.links.map(({ href, text, current }) => (
              <li key={href}>
                <a
                  href={href}
                  aria-current={current ? 'page' : undefined}
                  className="flex min-h-11 items-center border-b-4 border-transparent no-underline hover:underline aria-[current]:border-brand aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <main
        id="main"
        tabIndex={-1}
        className={`${band} w-full flex-1 pt-2 pb-16 focus-visible:shadow-none focus-visible:outline-none`}
      >
        {back ? <BackLink href={back.href}>{back.text}</BackLink> : null}
        <div className="pt-3">{children}</div>
      </main>
      <footer className="border-t border-line text-[0.9em] text-ink-soft">
        <div className={`${band} py-4`}>{footer}</div>
      </footer>
    </div>
  )
}
