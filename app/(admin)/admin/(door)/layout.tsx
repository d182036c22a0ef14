import type { ReactNode } from 'react'
import { PlainShell } from '@/components/layout/plain-shell'
import { paths } from '@/lib/web/paths'

/** The staff door: no practice is chosen yet, so there is no rail and no search. */
export default function DoorLayout({ children }: { children: ReactNode }) {
  return (
    <PlainShell name="Enrol for staff" href={paths.adminSignIn()} dense>
      {children}
    </PlainShell>
  )
}
