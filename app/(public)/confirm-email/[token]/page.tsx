import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { peekEmailProof } from '@/lib/domain/details/prove-email'
import { formWordsIn } from '@/lib/web/form-words'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { confirmEmailAction } from './actions'

/** What the link to a new address opens. Looking changes nothing, however often a mail scanner looks; the button does. */
export default async function ConfirmEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const { ctx, locale, t } = await openPage()
  const found = await peekEmailProof(ctx, token)
  if (!found) {
    return (
      <PatientFrame {...{ locale, t }}>
        <title>{t('common.pageOf', { page: t('confirmEmail.gone.heading'), practice: 'Enrol' })}</title>
        <h1>{t('confirmEmail.gone.heading')}</h1>
        <p>{t('confirmEmail.gone.text')}</p>
        <p>
          <a href={paths.portalDetails()}>{t('confirmEmail.toDetails')}</a>
        </p>
      </PatientFrame>
    )
  }
  const { practice, email } = found
  const heading = t('confirmEmail.heading')
  return (
    <PatientFrame {...{ practice, locale, t }}>
      <EnrolForm
        action={confirmEmailAction}
        words={formWordsIn(t)}
        title={t('common.pageOf', { page: heading, practice: practice.name })}
      >
        <HiddenField name="token" value={token} />
        <h1>{heading}</h1>
        <p className="mb-6! break-words">{t('confirmEmail.text', { practice: practice.name, email })}</p>
        <SubmitButton>{t('confirmEmail.submit')}</SubmitButton>
        <p className="mt-6!">{t('confirmEmail.notYou')}</p>
      </EnrolForm>
    </PatientFrame>
  )
}
