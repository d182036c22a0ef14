/** To the question before, or the page above. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} data-shell className="inline-flex min-h-11 items-center">
      <span aria-hidden="true">‹&nbsp;</span>
      {children}
    </a>
  )
}
