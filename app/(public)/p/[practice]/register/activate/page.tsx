import { formWordsIn } from '@/lib/web/form-words'
import { publicPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { messagesFor } from '@/lib/web/words'
import { ActivationCodeFields } from './activation-code-fields'
import { ActivationCodeForm } from './activation-code-form'

/** Entering the code on another device, or after the browser forgot the registration. */
export default async function ActivateByCodePage({ params }: { params: Promise<{ practice: string }> }) {
  const { practice, locale, t } = await publicPage((await params).practice)
  const heading = t('register.activateByCode.heading')
  return (
    <PatientFrame {...{ practice, locale, t }} back={paths.practice(practice.slug)}>
      <ActivationCodeForm
        title={t('common.pageOf', { page: heading, practice: practice.name })}
        words={formWordsIn(t)}
        messages={messagesFor(locale, ['errors.activationCode', 'errors.activationContact', 'errors.text'])}
      >
        <h1>{heading}</h1>
        <p className="mb-4!">{t('register.activateByCode.intro')}</p>
        <ActivationCodeFields t={t} slug={practice.slug} elsewhere />
      </ActivationCodeForm>
    </PatientFrame>
  )
}
