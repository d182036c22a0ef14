import { Notice } from '@/components/ui/notice'
import { firstBill, grossOf } from '@/lib/domain/memberships/billing'
import type { Locale, Nation } from '@/lib/domain/practices/vocabulary'
import type { DraftScheme } from '@/lib/domain/registrations/drafts'
import { dateIn, formatDate, formatMoney, zoneOfNation } from '@/lib/format'
import { membershipPrice } from '@/lib/web/invoice-words'
import type { Translate } from '@/lib/web/words'

type Props = { scheme: DraftScheme; practice: { nation: Nation }; now: Date; t: Translate; locale: Locale }

/** What somebody who registers with a membership code will owe, before they submit. */
export function MembershipNotice({ scheme, practice, now, t, locale }: Props) {
  const bill = firstBill(scheme, dateIn(now, zoneOfNation[practice.nation]))
  const words = {
    amount: formatMoney(grossOf(bill), scheme.currency, locale),
    from: formatDate(bill.from, locale),
    to: formatDate(bill.to, locale),
    price: membershipPrice(scheme, t, locale),
  }
  return (
    <Notice title={t('register.membership.heading', { name: scheme.name })}>
      <p>{t('register.membership.first', words)}</p>
    </Notice>
  )
}
