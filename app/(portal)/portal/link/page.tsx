import { authorize } from '@/lib/domain/access/authorize'
import { listPractices } from '@/lib/domain/practices/queries'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

/** Where somebody with an account goes with the letter of another practice: choose it, and use its codes there. */
export default async function LinkPage() {
  const { ctx, t } = await portalPage()
  authorize(ctx.actor, 'letter:claim')
  const practices = await listPractices(ctx.db)
  return (
    <>
      <title>{t('linkPractice.pageTitle')}</title>
      <h1>{t('linkPractice.heading')}</h1>
      <p className="max-w-measure">{t('linkPractice.text')}</p>
      <h2>{t('linkPractice.which')}</h2>
      <ul className="mt-4 max-w-measure list-none border-t border-line pl-0">
        {practices.map(({ slug, name, locale: spoken }) => (
          <li key={slug} className="border-b border-line">
            <a lang={spoken} href={paths.claim(slug)} className="flex min-h-(--target) items-center py-2">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
