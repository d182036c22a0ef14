import type { Actor } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/authorize'
import type { Permission } from '@/lib/domain/access/permissions'
import { formatCount } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Counts = { inReview: number; failedMessages: number; waitingChanges: number; unreadThreads: number }

/** The rail on the left: what this person may see, with counts of what waits, and where they are. */
export function railLinks(actor: Actor, counts: Counts, address: string) {
  const links: { href: string; text: string; needs: Permission; count?: string | undefined; countMeans?: string }[] = [
    { href: paths.admin(), text: 'Today', needs: 'today:view' },
    { href: paths.patients(), text: 'Patients', needs: 'patient:view' },
    {
      href: paths.changedByPatients(),
      text: 'Changes',
      needs: 'patient:view',
      count: shown(counts.waitingChanges),
      countMeans: 'patients changed their details',
    },
    {
      href: paths.registrations('in-review'),
      text: 'To review',
      needs: 'registration:view',
      count: shown(counts.inReview),
      countMeans: 'registrations in review',
    },
    { href: paths.chargebands(), text: 'Chargebands', needs: 'chargeband:view' },
    { href: paths.signUpCodes(), text: 'Sign-up codes', needs: 'sign-up-code:view' },
    { href: paths.invoices(), text: 'Invoices', needs: 'invoice:view' },
    { href: paths.letters(), text: 'Letters', needs: 'letter:bulk' },
    {
      href: paths.inbox(),
      text: 'Messages',
      needs: 'thread:view',
      count: shown(counts.unreadThreads),
      countMeans: 'unread',
    },
    {
      href: paths.sentMessages(),
      text: 'Sent',
      needs: 'message:view',
      count: shown(counts.failedMessages),
      countMeans: 'failed',
    },
    { href: paths.audit(), text: 'Audit', needs: 'audit:view' },
    { href: paths.staff(), text: 'Staff', needs: 'staff:view' },
    { href: paths.settings(), text: 'Settings', needs: 'settings:view' },
  ]
  const seen = links.filter(({ needs }) => can(actor, needs))
  // Of a section and one of its pages that both have a link, only the page is where one is.
  const here = seen.filter(({ href }) => stands(address, href)).sort((a, b) => b.href.length - a.href.length)[0]
  return seen.map(({ needs: _, ...link }) => ({ ...link, current: link.href === here?.href }))
}

const shown = (count: number) => (count > 0 ? formatCount(count) : undefined)

/** A link to one view of a section is current on that view only. */
function stands(address: string, href: string): boolean {
  if (href.includes('?')) return address === href
  const [path = address] = address.split('?')
  return path === href || (href !== paths.admin() && path.startsWith(`${href}/`))
}
