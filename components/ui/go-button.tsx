import { type ButtonKind, buttonClasses } from './button-classes'

/** A button that leads to a page which asks before anything happens; one that ends in "…". Works without scripts. */
export function GoButton({ to, kind = 'quiet', children }: { to: string; kind?: ButtonKind; children: string }) {
  return (
    <form method="get" action={to}>
      <button type="submit" className={buttonClasses(kind)}>
        {children}
      </button>
    </form>
  )
}
