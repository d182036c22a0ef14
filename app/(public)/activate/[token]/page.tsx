import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { peekActivation } from '@/lib/domain/registrations/peek-activation'
import { formWordsIn } from '@/lib/web/form-words'
import { openPage } from '@/lib/web/pages'
import { PatientFrame } from '@/lib/web/patient-frame'
import { activateByLinkAction } from './actions'
import { EmailKnown } from './email-known'
import { LinkGone } from './link-gone'

/** What an activation link opens. Looking changes nothing, however often a mail scanner looks; the button does. */
export default async function ActivatePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const { ctx, locale, t } = await openPage()
  const found = await peekActivation(ctx, token)
  if (!found) return <LinkGone {...{ locale, t }} />
  const { practice, emailKnown } = found
  if (emailKnown) return <EmailKnown {...{ practice, locale, t, token }} />
  const heading = t('activate.heading')
  return (
    <PatientFrame {...{ practice, locale, t }}>
      <EnrolForm
        action={activateByLinkAction}
        words={formWordsIn(t)}
        title={t('common.pageOf', { page: heading, practice: practice.name })}
      >
        <HiddenField name="token" value={token} />
        <h1>{heading}</h1>
        <p className="mb-6!">{t('activate.intro', { practice: practice.name })}</p>
        <SubmitButton>{t('activate.button')}</SubmitButton>
        <p className="mt-6!">{t('activate.notYou')}</p>
      </EnrolForm>
    </PatientFrame>
  )
}
