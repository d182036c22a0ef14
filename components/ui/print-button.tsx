'use client'
import { Button } from './button'

/** The browser's own print dialog; without a script people print from its menu. */
export function PrintButton({ children = 'Print' }: { children?: string }) {
  return (
    <span data-needs-script>
      <Button type="button" onClick={() => window.print()}>
        {children}
      </Button>
    </span>
  )
}
