import { redirect } from 'next/navigation'
import { listPractices } from '@/lib/domain/practices/queries'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'

export default async function HomePage() {
  const { ctx, locale, t } = await openPage()
  const practices = await listPractices(ctx.db)
  const [only, another] = practices
  if (only && !another) redirect(paths.practice(only.slug))
  return (
    <PatientFrame locale={locale} t={t}>
      <title>{`${t('home.title')} – Enrol`}</title>
      <h1>{t('home.title')}</h1>
      <p>{practices.length > 0 ? t('home.lead') : t('home.empty')}</p>
      <ul className="mt-4 max-w-measure list-none border-t border-line">
        {practices.map(({ slug, name, locale: spoken }) => (
          <li key={slug} className="border-b border-line">
            <a lang={spoken} href={paths.practice(slug)} className="flex min-h-(--target) items-center py-2">
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-8">
        <a href={paths.adminSignIn()}>{t('home.staff')}</a>
      </p>
    </PatientFrame>
  )
}
