import { EnrolForm } from '@/components/form/enrol-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { authorize } from '@/lib/domain/access/authorize'
import { formWordsIn } from '@/lib/web/form-words'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { askResetAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ForgotPasswordPage({ searchParams }: Props) {
  const { ctx, locale, t } = await openPage()
  authorize(ctx.actor, 'login:reset-password')
  const { sent } = await searchParams
  return (
    <PatientFrame locale={locale} t={t} back={paths.signIn()}>
      {sent ? (
        <>
          <title>{t('forgotPassword.sent.pageTitle')}</title>
          <h1>{t('forgotPassword.sent.heading')}</h1>
          <p>{t('forgotPassword.sent.text')}</p>
          <p>{t('forgotPassword.sent.junk')}</p>
          <p>
            <a href={paths.forgotPassword()}>{t('forgotPassword.sent.again')}</a>
          </p>
        </>
      ) : (
        <EnrolForm action={askResetAction} title={t('forgotPassword.pageTitle')} words={formWordsIn(t)}>
          <h1>{t('forgotPassword.heading')}</h1>
          <p>{t('forgotPassword.text')}</p>
          <TextField
            name="email"
            label={t('signIn.email')}
            hint={t('signIn.emailHint')}
            autoComplete="username"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
          />
          <SubmitButton>{t('forgotPassword.submit')}</SubmitButton>
        </EnrolForm>
      )}
    </PatientFrame>
  )
}
