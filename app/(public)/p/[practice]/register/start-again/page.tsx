import { ButtonLink } from '@/components/ui/button-link'
import { publicPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'

/** Where a question leads whose draft is gone: an hour has passed, or another browser was used. */
export default async function StartAgainPage({ params }: { params: Promise<{ practice: string }> }) {
  const { practice, locale, t } = await publicPage((await params).practice)
  const heading = t('register.gone.heading')
  return (
    <PatientFrame {...{ practice, locale, t }}>
      <title>{t('common.pageOf', { page: heading, practice: practice.name })}</title>
      <h1>{heading}</h1>
      <div className="max-w-measure">
        <p>{t('register.gone.text')}</p>
        <p>{t('register.gone.sent')}</p>
        <p className="mt-6!">
          <ButtonLink href={paths.register(practice.slug)}>{t('register.gone.begin')}</ButtonLink>
        </p>
        <p>
          <a href={paths.activateByCode(practice.slug)}>{t('frontDoor.activate.link')}</a>
        </p>
      </div>
    </PatientFrame>
  )
}
