import type { ReactNode } from 'react'
import { SummaryList } from '@/components/ui/summary-list'
import type { OwnAccount } from '@/lib/domain/accounts/queries'
import { identifierSchemes } from '@/lib/domain/identifiers/vocabulary'
import type { OwnMembership } from '@/lib/domain/memberships/own-membership'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { titles } from '@/lib/domain/registrations/vocabulary'
import { formatDate, formatName, formatPhone, maskedIdentifier } from '@/lib/format'
import { membershipPrice } from '@/lib/web/invoice-words'
import { paths } from '@/lib/web/paths'
import type { Translate } from '@/lib/web/words'

type Props = {
  account: OwnAccount
  /** What the account is called among the login's own. */
  place: string
  signInName: string | null
  membership: OwnMembership | null
  /** Whether the practice has ever made them an invoice. */
  invoiced: boolean
  locale: Locale
  t: Translate
  /** Where one may go on to from here. */
  children?: ReactNode
}

/** One practice's account: what one is registered for there, and one's details as that practice has them. */
export function AccountCard(props: Props) {
  const { account, place, signInName, membership, invoiced, locale, t, children } = props
  const { practice, chargebandName, details } = account
  const { identifier, address } = details
  const title = titles.find((one) => one === details.title)
  const scheme = identifierSchemes.find((one) => one === identifier?.scheme)
  const told = (value: string | null | undefined) => value || t('common.notGiven')
  const phone = (value: string | null) => (value ? formatPhone(value, practice.nation) : null)
  const lines = [address?.line1, address?.line2, address?.town, address?.county, address?.postcode]
  const more = [
    ...(scheme && identifier
      ? [{ key: t(`identifiers.${scheme}`), value: maskedIdentifier(scheme, identifier.value) }]
      : []),
    { key: t('portalHome.email'), value: told(details.email) },
    { key: t('portalHome.mobile'), value: told(phone(details.mobile)) },
    { key: t('portalHome.address'), value: told(lines.filter(Boolean).join('\n')) },
  ]
  return (
    <section className="mt-8 max-w-measure">
      <h2 className="mb-3">{practice.name}</h2>
      <SummaryList
        rows={[
          ...(chargebandName ? [{ key: t('portalHome.chargeband'), value: chargebandName }] : []),
          { key: t('portalHome.phone'), value: told(phone(practice.phone)) },
          ...(membership?.current
            ? [
                {
                  key: t('membership.scheme'),
                  value: `${membership.current.name}\n${membershipPrice(membership.current, t, locale)}`,
                },
              ]
            : []),
          ...(account.missed && account.missed.count !== null
            ? [{ key: t('portalHome.missed'), value: missedWords(t, account.missed) }]
            : []),
        ]}
      />
      {children}
      <h2 className="mb-3">{t('portalHome.details')}</h2>
      <SummaryList
        rows={[
          {
            key: t('portalHome.name'),
            value: formatName({ ...details, title: title ? t(`register.titles.${title}`) : undefined }),
          },
          { key: t('portalHome.dateOfBirth'), value: formatDate(details.dateOfBirth, locale) },
          ...(account.showsDetails ? more : []),
          { key: t('portalHome.signInName'), value: told(signInName) },
        ]}
      />
      {invoiced ? (
        <p>
          <a href={paths.portalInvoices()}>{t('invoices.heading')}</a>
        </p>
      ) : null}
      {membership ? (
        <p>
          <a href={paths.portalMembership()}>
            {t(membership.current ? 'membership.heading' : 'membership.canJoinLink')}
          </a>
        </p>
      ) : null}
      <p>
        <a href={paths.portalDetails()}>{t('portalHome.seeDetails', { practice: practice.name })}</a>
      </p>
      <p>{t('portalHome.wrong')}</p>
      <p>
        <a href={paths.portalUnlink(account.id)}>{t('portalHome.unlink', { practice: place })}</a>
      </p>
    </section>
  )
}

function missedWords(t: Translate, { count, limit }: NonNullable<OwnAccount['missed']>): string {
  if (limit === null || !count) return t('portalHome.missedCount', { count: count ?? 0 })
  return t('portalHome.missedOf', { count, limit })
}
