/** The first stop of the keyboard: past the header to the page. */
export function SkipLink({ children = 'Skip to main content' }: { children?: string }) {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:block focus:bg-focus focus:px-4 focus:py-2 focus:font-semibold focus:text-focus-ink"
    >
      {children}
    </a>
  )
}
