type Props = { label: string; tabs: { href: string; text: string; current?: boolean; count?: number | string }[] }

/** Pages about one thing, as links. */
export function Tabs({ label, tabs }: Props) {
  return (
    <nav aria-label={label} data-shell className="mt-3.5 relative mb-4.5 overflow-x-auto border-b-2 border-line">
      <ul className="my-0 flex list-none gap-1">
        {tabs.map(({ href, text, current, count }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? 'page' : undefined}
              className="flex min-h-(--target) items-center gap-2 border-b-[3px] border-transparent px-3 whitespace-nowrap text-ink no-underline hover:border-line-strong focus-visible:[outline-offset:-3px] focus-visible:shadow-none aria-[current]:border-brand aria-[current]:font-semibold"
            >
              {text}
              {count ? <b className="num font-semibold text-wait">{count}</b> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
