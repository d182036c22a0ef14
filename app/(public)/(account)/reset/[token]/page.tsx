import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { policyAtReset } from '@/lib/domain/logins/link-queries'
import { formWordsIn } from '@/lib/web/form-words'
import { openPage } from '@/lib/web/pages'
import { passwordHint } from '@/lib/web/password-hint'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { resetPasswordAction } from './actions'

type Props = { params: Promise<{ token: string }> }

export default async function ResetPasswordPage({ params }: Props) {
  const { token } = await params
  const { ctx, locale, t } = await openPage()
  const policy = await policyAtReset(ctx, token)
  return (
    <PatientFrame locale={locale} t={t}>
      {policy ? (
        <EnrolForm action={resetPasswordAction} title={t('reset.pageTitle')} words={formWordsIn(t)}>
          <h1>{t('reset.heading')}</h1>
          <p>{t('reset.text')}</p>
          <HiddenField name="token" value={token} />
          <PasswordField
            name="password"
            label={t('reset.password')}
            hint={passwordHint(t, locale, policy)}
            autoComplete="new-password"
          />
          <SubmitButton>{t('reset.submit')}</SubmitButton>
        </EnrolForm>
      ) : (
        <>
          <title>{t('reset.gone.pageTitle')}</title>
          <h1>{t('reset.gone.heading')}</h1>
          <p>{t('reset.gone.text')}</p>
          <p>
            <a href={paths.forgotPassword()}>{t('reset.gone.again')}</a>
          </p>
        </>
      )}
    </PatientFrame>
  )
}
