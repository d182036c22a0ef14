import { notFound } from 'next/navigation'
import { joinSchemeAction } from '@/app/(portal)/portal/membership/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { SummaryList } from '@/components/ui/summary-list'
import { firstBill, grossOf } from '@/lib/domain/memberships/billing'
import { ownMemberships } from '@/lib/domain/memberships/own-membership'
import { dateIn, formatDate, formatMoney, zoneOfNation } from '@/lib/format'
import { formWordsIn } from '@/lib/web/form-words'
import { membershipPrice } from '@/lib/web/invoice-words'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

type Props = { params: Promise<{ id: string; schemeId: string }> }

/** What a membership costs, now and later, before anything is owed. */
export default async function JoinPage({ params }: Props) {
  const { ctx, locale, t } = await portalPage()
  const { id, schemeId } = await params
  const here = (await ownMemberships(ctx)).find(({ place }) => place.accountId === id)
  const scheme = here?.open.find((one) => one.id === schemeId)
  if (!here || !scheme) notFound()
  const heading = t('membership.joinHeading', { name: scheme.name })
  const bill = firstBill(scheme, dateIn(ctx.now, zoneOfNation[here.place.practice.nation]))
  const money = (minor: number) => formatMoney(minor, scheme.currency, locale)
  const day = (date: string) => formatDate(date, locale)
  return (
    <EnrolForm
      action={joinSchemeAction}
      title={t('common.pageOf', { page: heading, practice: 'Enrol' })}
      words={formWordsIn(t)}
    >
      <HiddenField name="accountId" value={id} />
      <HiddenField name="schemeId" value={schemeId} />
      <HiddenField name="gross" value={String(scheme.gross)} />
      <p className="mb-3!">
        <a href={paths.portalMembership()}>{t('membership.title')}</a>
      </p>
      <h1 className="mb-4!">{heading}</h1>
      {here.current ? <p>{t('membership.another')}</p> : null}
      <SummaryList
        rows={[
          { key: t('membership.price'), value: membershipPrice(scheme, t, locale) },
          {
            key: t('membership.first'),
            value: t('membership.firstText', { amount: money(grossOf(bill)), from: day(bill.from), to: day(bill.to) }),
          },
          {
            key: t('membership.then'),
            value: t('membership.thenText', { amount: money(scheme.gross), date: day(bill.nextOn) }),
          },
        ]}
      />
      {here.current ? null : (
        <>
          <p>{t('membership.joinText')}</p>
          <SubmitButton>{t('membership.joinButton')}</SubmitButton>
        </>
      )}
    </EnrolForm>
  )
}
