import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { ownAccounts, ownSignInNames } from '@/lib/domain/accounts/queries'
import { countInvoices } from '@/lib/domain/invoices/own-invoices'
import { ownMemberships } from '@/lib/domain/memberships/own-membership'
import { ownDestinations } from '@/lib/domain/portal-sign-in/hand-over'
import { ownMoves } from '@/lib/domain/splits/own-moves'
import { ownUnread } from '@/lib/domain/threads/own-threads'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { placeName } from '@/lib/web/place-name'
import { AccountCard } from './account-card'
import { Destination } from './destination'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PortalPage({ searchParams }: Props) {
  const { ctx, locale, t } = await portalPage()
  const [accounts, signIn, moves, websites, { unread }, invoices, memberships] = await Promise.all([
    ownAccounts(ctx),
    ownSignInNames(ctx),
    ownMoves(ctx),
    ownDestinations(ctx),
    ownUnread(ctx),
    countInvoices(ctx),
    ownMemberships(ctx),
  ])
  const toPay = invoices.reduce((sum, { open }) => sum + open, 0)
  const open = accounts.filter((account) => !account.disabled)
  const places = open.map(({ practice, details }) => ({ practice, name: details }))
  const awaited = moves.filter(({ to }) => !accounts.some(({ practice }) => practice.slug === to.slug))
  return (
    <>
      <title>{t('portalHome.heading')}</title>
      <h1 className="mb-4">{t('portalHome.heading')}</h1>
      {(await searchParams).done === 'unlinked' ? (
        <Notice kind="success" announce>
          <p>{t('portalHome.unlinked')}</p>
        </Notice>
      ) : null}
      {unread > 0 ? (
        <Notice title={t('threads.homeUnread', { count: unread })}>
          <p>
            <a href={paths.portalMessages()}>{t('threads.homeLink')}</a>
          </p>
        </Notice>
      ) : null}
      {accounts
        .filter((account) => account.disabled)
        .map(({ id, practice }) => (
          <Notice key={id} kind="warning" title={t('portalHome.paused', { practice: practice.name })}>
            <p>{t('portalHome.pausedText', { practice: practice.name, phone: practice.phone ?? '–' })}</p>
          </Notice>
        ))}
      {open
        .filter(({ missed }) => missed?.stopped)
        .map(({ id, practice }) => (
          <Notice key={id} kind="warning" title={t('portalHome.bookingStopped', { practice: practice.name })}>
            <p>{t('portalHome.bookingStoppedText', { phone: practice.phone ?? '–' })}</p>
          </Notice>
        ))}
      {awaited.map(({ from, to }) => (
        <Notice key={`${from} ${to.id}`} title={t('portalHome.moved', { successor: to.name })}>
          <p>{t('portalHome.movedText', { practice: from, successor: to.name })}</p>
          <p>
            <a href={paths.claim(to.slug)}>{t('moved.link', { successor: to.name })}</a>
          </p>
        </Notice>
      ))}
      {accounts.length + awaited.length === 0 ? (
        <EmptyState title={t('portalHome.empty')}>
          <p>{t('portalHome.emptyText')}</p>
        </EmptyState>
      ) : null}
      {toPay > 0 ? (
        <Notice title={t('invoices.toPay', { count: toPay })}>
          <p>
            <a href={paths.portalInvoices()}>{t('invoices.see')}</a>
          </p>
        </Notice>
      ) : null}
      {open.some((account) => account.mayStillBeChecked) ? (
        <Notice>
          <p>{t('portalHome.mayCheck')}</p>
        </Notice>
      ) : null}
      {open.map((account) => (
        <AccountCard
          key={account.id}
          {...{ account, locale, t }}
          place={placeName({ practice: account.practice, name: account.details }, places)}
          signInName={signIn.email ?? signIn.username}
          invoiced={invoices.some(({ accountId, all }) => accountId === account.id && all > 0)}
          membership={memberships.find(({ place }) => place.accountId === account.id) ?? null}
        >
          {websites
            .filter(({ practiceId }) => practiceId === account.practice.id)
            .map((website) => (
              <Destination key={website.clientId} website={website} t={t} />
            ))}
        </AccountCard>
      ))}
      <p className="mt-8!">
        <a href={paths.portalLink()}>{t('portalHome.link')}</a>
      </p>
    </>
  )
}
