import { Notice } from '@/components/ui/notice'
import { ownDetails } from '@/lib/domain/details/own-details'
import { portalPage } from '@/lib/web/pages'
import { DetailsOf } from './details-of'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const notices = ['mobile', 'asked']

/** What each practice holds about the person signed in, with the way to change what they may. */
export default async function DetailsPage({ searchParams }: Props) {
  const { ctx, locale, t } = await portalPage()
  const accounts = await ownDetails(ctx)
  const { done } = await searchParams
  const notice = notices.find((one) => one === done)
  return (
    <>
      <title>{t('details.pageTitle')}</title>
      <h1>{t('details.heading')}</h1>
      {notice ? (
        <Notice kind="success" announce>
          <p>{t(`details.done.${notice}`)}</p>
        </Notice>
      ) : null}
      {accounts.length === 0 ? <p>{t('details.none')}</p> : null}
      {accounts.map((account) => (
        <DetailsOf key={account.id} {...{ account, locale, t }} />
      ))}
    </>
  )
}
