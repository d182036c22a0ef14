import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { myHistory } from '@/lib/domain/logins/my-history'
import { formatDateTime } from '@/lib/format'
import { portalPage } from '@/lib/web/pages'

export default async function WhoLookedPage() {
  const { ctx, locale, t } = await portalPage()
  const entries = await myHistory(ctx)
  return (
    <>
      <title>{t('whoLooked.pageTitle')}</title>
      <h1>{t('whoLooked.heading')}</h1>
      <p>{t('whoLooked.text')}</p>
      <Table
        caption={t('whoLooked.heading')}
        captionHidden
        columns={[{ heading: t('whoLooked.when') }, { heading: t('whoLooked.who') }, { heading: t('whoLooked.what') }]}
        rows={entries.map((entry) => ({
          id: entry.id,
          cells: [
            formatDateTime(entry.at, locale),
            entry.practiceName && entry.who !== 'you'
              ? t('whoLooked.at', { who: t(`whoLooked.people.${entry.who}`), practice: entry.practiceName })
              : t(`whoLooked.people.${entry.who}`),
            t(`whoLooked.did.${entry.what}`),
          ],
        }))}
        empty={<EmptyState title={t('whoLooked.empty')} />}
      />
    </>
  )
}
