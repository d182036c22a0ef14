import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { staffSignOutAction } from '@/app/(admin)/admin/(door)/sign-in/actions'
import { idle } from '@/components/form/form-state'
import { StaffShell } from '@/components/layout/staff-shell'
import { can } from '@/lib/domain/access/authorize'
import { waitingCounts } from '@/lib/domain/registrations/waiting-counts'
import { staff } from '@/lib/web/askers'
import { wordsInBox } from '@/lib/web/kept-search'
import { practiceOfStaff } from '@/lib/web/pages'
import { paths, threadAt } from '@/lib/web/paths'
import { searchAction } from './patients/actions'
import { railLinks } from './rail-links'

/** The shell of every staff page. Who may see a page is asked by the page; a layout only hides what would refuse. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { ctx } = await staff()
  const { actor } = ctx
  if (actor.kind !== 'staff') return children
  const practice = await practiceOfStaff(actor.practiceId)
  const asked = await headers()
  const address = `${asked.get('x-enrol-path') ?? paths.admin()}${asked.get('x-enrol-search') ?? ''}`
  const counts = can(actor, 'today:view')
    ? await waitingCounts(ctx, threadAt(address))
    : { inReview: 0, failedMessages: 0, waitingChanges: 0, unreadThreads: 0 }
  return (
    <StaffShell
      practice={{ name: practice.name, href: paths.admin(), colour: practice.colour }}
      who={`${actor.name}, ${actor.role}`}
      whoHref={paths.security()}
      signOut={staffSignOutAction.bind(null, idle)}
      search={{ action: searchAction.bind(null, idle), value: await wordsInBox(actor) }}
      nav={railLinks(actor, counts, address)}
    >
      {children}
    </StaffShell>
  )
}
