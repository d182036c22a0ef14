import { ButtonLink } from '@/components/ui/button-link'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import type { Translate } from '@/lib/web/words'

/** A link that is used, old or replaced, or never was one: says what to do, and nothing about whose it was. */
export function LinkGone({ locale, t }: { locale: Locale; t: Translate }) {
  const heading = t('activate.gone.heading')
  return (
    <PatientFrame {...{ locale, t }}>
      <title>{heading}</title>
      <h1>{heading}</h1>
      <div className="max-w-measure">
        <p>{t('activate.gone.text')}</p>
        <ul>
          <li>{t('activate.gone.activated')}</li>
          <li>{t('activate.gone.newer')}</li>
          <li>{t('activate.gone.again')}</li>
        </ul>
        <p className="mt-6!">
          <ButtonLink href={paths.signIn()}>{t('activate.gone.signIn')}</ButtonLink>
        </p>
        <p>
          <a href={paths.home()}>{t('activate.gone.practices')}</a>
        </p>
      </div>
    </PatientFrame>
  )
}
