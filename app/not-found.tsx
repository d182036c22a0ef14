import { PlainShell } from '@/components/layout/plain-shell'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

export default async function NotFoundPage() {
  const { t } = await openPage()
  return (
    <PlainShell name="Enrol" href={paths.home()} skip={t('common.skip')}>
      <title>{`${t('notFound.title')} – Enrol`}</title>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.typed')}</p>
      <p>{t('notFound.link')}</p>
      <p>
        <a href={paths.home()}>{t('notFound.home')}</a>
      </p>
    </PlainShell>
  )
}
