'use client'
import { Button } from '@/components/ui/button'

/** The browser's own print dialog; without a script people print from its menu. */
export function PrintButton() {
  return (
    <span data-needs-script>
      <Button type="button" onClick={() => window.print()}>
        Print
      </Button>
    </span>
  )
}
