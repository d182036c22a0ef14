type Props = { label?: string; crumbs: { href: string; text: string }[] }

/** Where this page stands; the page itself is not repeated. */
export function Breadcrumbs({ label = 'Breadcrumb', crumbs }: Props) {
  return (
    <nav aria-label={label} data-shell>
      <ol className="my-0 mb-2 flex list-none flex-wrap text-[0.93em]">
        {crumbs.map(({ href, text }, index) => (
          <li key={href}>
            {index > 0 ? (
              <span aria-hidden="true" className="px-1.5 text-ink-soft">
                ›
              </span>
            ) : null}
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
