import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { idle } from '@/components/form/form-state'
import { postTo } from '@/components/layout/post-to'
import { myPractices } from '@/lib/domain/logins/queries'
import { ownUnread } from '@/lib/domain/threads/own-threads'
import { portalPage } from '@/lib/web/pages'
import { paths, threadAt } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { patientSignOutAction } from './actions'

/** The frame of the patient's own pages; with one practice it carries that practice's name and colour. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { ctx, locale, t } = await portalPage()
  const here = (await headers()).get('x-enrol-path')
  const [[practice, another], { unread, offered }] = await Promise.all([
    myPractices(ctx),
    ownUnread(ctx, threadAt(here)),
  ])
  const messages = t('threads.nav') + (unread > 0 ? ` (${t('threads.unreadCount', { count: unread })})` : '')
  const links = [
    { href: paths.portal(), text: t('portalHome.home') },
    ...(offered ? [{ href: paths.portalMessages(), text: messages }] : []),
    { href: paths.portalDetails(), text: t('portalHome.detailsLink') },
    { href: paths.portalSecurity(), text: t('portalHome.security') },
    { href: paths.portalSessions(), text: t('portalHome.sessions') },
    { href: paths.portalLog(), text: t('portalHome.log') },
  ].map((link) => ({
    ...link,
    current: link.href === here || (link.href !== paths.portal() && here?.startsWith(`${link.href}/`)),
  }))
  const signOut = (
    <form {...postTo(patientSignOutAction.bind(null, idle))}>
      <button type="submit" className="min-h-11 underline underline-offset-4">
        {t('common.signOut')}
      </button>
    </form>
  )
  return (
    <PatientFrame
      practice={another ? null : practice}
      home={paths.portal()}
      locale={locale}
      t={t}
      nav={{ label: t('portalHome.nav'), links }}
      account={signOut}
    >
      {children}
    </PatientFrame>
  )
}
