import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import type { OwnDetails } from '@/lib/domain/details/own-details'
import { type Locale, localeNames } from '@/lib/domain/practices/vocabulary'
import { titles } from '@/lib/domain/registrations/vocabulary'
import { formatDate, formatName, formatPhone } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import type { Translate } from '@/lib/web/words'
import { addressLines, preferenceLines, wishWords } from './detail-words'
import { moreRows } from './more-rows'
import { OwnNumber } from './own-number'

type Props = { account: OwnDetails; locale: Locale; t: Translate }
type Details = NonNullable<OwnDetails['details']>
type Changeable = 'email' | 'mobile' | 'address' | 'needs'

/** What one practice holds, and beside each thing whether it waits for the practice and how to change it. */
export function DetailsOf({ account, locale, t }: Props) {
  const { practice, details, mayChange } = account
  const called = { practice: practice.name, phone: practice.phone ? formatPhone(practice.phone, practice.nation) : '–' }
  if (!details) return <Section {...{ account }}>{<p>{t('details.notShown', called)}</p>}</Section>
  const title = titles.find((one) => one === details.title)
  const told = (text: string | null | undefined) => text || t('common.notGiven')
  const change = (what: Changeable, key: string) => {
    const named = t('common.changeWhat', { what: key.toLowerCase() })
    return mayChange
      ? { change: { href: paths.portalDetail(account.id, what), text: t('common.change'), what: named } }
      : {}
  }
  const row = (key: string, value: ReactNode, what?: Changeable) => ({ key, value, ...(what ? change(what, key) : {}) })
  const state = (field: string) => <State {...{ account, details, field, t }} />
  const contact = (kind: 'email' | 'mobile') => {
    const used = details.contacts[kind]
    const shown = used && kind === 'mobile' ? formatPhone(used.value, practice.nation) : used?.value
    return (
      <>
        <span className="break-words">{told(shown)}</span>
        {used ? ` (${t(used.verifiedAt ? 'details.proven' : 'details.notProven')})` : ''}
        {state(kind)}
      </>
    )
  }
  const needs = details.needs.map((need) => t(`details.needs.${need}`))
  const services = details.modules.map((module) => t(`details.modules.${module}`))
  const wishes = preferenceLines(details.contactPreferences, t)
  return (
    <Section account={account}>
      <p>{t('details.intro', { practice: practice.name })}</p>
      <SummaryList
        rows={[
          row(
            t('portalHome.name'),
            formatName({ ...details, title: title ? t(`register.titles.${title}`) : undefined }),
          ),
          ...(details.preferredName ? [row(t('details.preferredName'), details.preferredName)] : []),
          row(t('portalHome.dateOfBirth'), formatDate(details.dateOfBirth, locale)),
          ...(details.identifier
            ? [row(t(`identifiers.${details.identifier.scheme}`), <OwnNumber identifier={details.identifier} t={t} />)]
            : []),
          row(t('portalHome.email'), contact('email'), 'email'),
          row(t('portalHome.mobile'), contact('mobile'), 'mobile'),
          row(
            t('portalHome.address'),
            <>
              {told(addressLines(details.address).join('\n'))}
              {state('address')}
            </>,
            'address',
          ),
          row(
            t('details.language'),
            <>
              <span lang={details.locale}>{localeNames[details.locale]}</span>
              {state('locale')}
            </>,
            'needs',
          ),
          row(
            t('details.needsLabel'),
            <>
              {needs.join('\n') || t('common.none')}
              {state('needs')}
            </>,
            'needs',
          ),
          row(t('details.preferences'), wishes.join('\n') || t('details.onlyNecessary')),
          ...(details.usualClinician ? [row(t('details.clinician'), details.usualClinician)] : []),
          ...moreRows(details.more, practice.nation, t),
          row(t('details.services'), services.join('\n') || t('details.noServices')),
        ]}
      />
      <p>{closing(account, called, t)}</p>
    </Section>
  )
}

function closing(
  { mayChange, mayStillBeChecked }: OwnDetails,
  called: { practice: string; phone: string },
  t: Translate,
) {
  if (mayChange) return t('details.askPractice', called)
  return t(mayStillBeChecked ? 'details.unchecked' : 'details.notAllowed', called)
}

function Section({ account, children }: { account: OwnDetails; children: ReactNode }) {
  return (
    <section className="mt-8 max-w-measure">
      <h2 className="mb-3">{account.practice.name}</h2>
      {children}
    </section>
  )
}

type StateProps = { account: OwnDetails; details: Details; field: string; t: Translate }

/** What became of the person's own change of a field: it waits, or the practice did not accept it. */
function State({ account, details, field, t }: StateProps) {
  const waiting = details.waiting.find((one) => one.field === field)
  const inUse = field === 'email' || field === 'mobile'
  if (waiting && inUse) return <span className="block font-semibold">{t('details.waitsUsed')}</span>
  if (waiting) {
    return (
      <span className="mt-1 block">
        {t('details.waitsAsked', { value: wishWords(field, waiting.after, t) })}{' '}
        <span className="block font-semibold">{t('details.waits')}</span>
      </span>
    )
  }
  if (!details.rejected.includes(field) || !account.mayChange) return null
  return (
    <Notice kind="warning">
      <p>{t('details.rejected')}</p>
    </Notice>
  )
}
