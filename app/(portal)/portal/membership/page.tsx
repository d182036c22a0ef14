import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { type OwnMembership, ownMemberships } from '@/lib/domain/memberships/own-membership'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { formatDate } from '@/lib/format'
import { membershipPrice } from '@/lib/web/invoice-words'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import type { Translate } from '@/lib/web/words'

type Props = { searchParams: Promise<{ done?: string | string[] }> }

export default async function MembershipPage({ searchParams }: Props) {
  const { ctx, locale, t } = await portalPage()
  const memberships = await ownMemberships(ctx)
  const { done } = await searchParams
  return (
    <>
      <title>{t('common.pageOf', { page: t('membership.title'), practice: 'Enrol' })}</title>
      <h1 className="mb-4">{t('membership.heading')}</h1>
      {done === 'joined' || done === 'left' ? (
        <Notice kind="success" announce>
          <p>{t(done === 'joined' ? 'membership.didJoin' : 'membership.didLeave')}</p>
        </Notice>
      ) : null}
      {memberships.length === 0 ? (
        <EmptyState title={t('membership.none')}>
          <p>{t('membership.noneText')}</p>
        </EmptyState>
      ) : null}
      {memberships.map((one) => (
        <section key={one.place.accountId} className="mt-8 max-w-measure">
          <h2 className="mb-3">{t('membership.at', { practice: one.place.practice.name })}</h2>
          {one.current ? <Current {...{ t, locale }} membership={one} /> : <Open {...{ t, locale }} membership={one} />}
        </section>
      ))}
    </>
  )
}

type PartProps = { membership: OwnMembership; t: Translate; locale: Locale }

function Current({ membership: { current, place, open }, t, locale }: PartProps) {
  if (!current) return null
  const others = open.filter(({ code }) => code !== current.code)
  return (
    <>
      <SummaryList
        rows={[
          { key: t('membership.scheme'), value: current.name },
          { key: t('membership.price'), value: membershipPrice(current, t, locale) },
          { key: t('membership.joined'), value: formatDate(current.joinedOn, locale) },
          { key: t('membership.next'), value: formatDate(current.nextInvoiceOn, locale) },
        ]}
      />
      <p>
        <a href={paths.portalInvoices()}>{t('invoices.see')}</a>
      </p>
      <p>
        <a href={paths.leaveMembership(place.accountId)}>{t('membership.leave')}</a>
      </p>
      {others.length > 0 ? <p className="text-ink-soft">{t('membership.another')}</p> : null}
    </>
  )
}

function Open({ membership: { place, open }, t, locale }: PartProps) {
  return (
    <>
      <p>{t('membership.canJoin')}</p>
      <SummaryList rows={open.map((scheme) => ({ key: scheme.name, value: membershipPrice(scheme, t, locale) }))} />
      <div className="flex flex-wrap gap-3">
        {open.map(({ id, name }) => (
          <ButtonLink key={id} kind="quiet" href={paths.joinMembership(place.accountId, id)}>
            {t('membership.join', { name })}
          </ButtonLink>
        ))}
      </div>
    </>
  )
}
