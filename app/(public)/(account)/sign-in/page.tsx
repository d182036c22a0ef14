import { redirect } from 'next/navigation'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import { authorize } from '@/lib/domain/access/authorize'
import { localPath } from '@/lib/domain/logins/local-path'
import { formWordsIn } from '@/lib/web/form-words'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { signInAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const notices = ['signed-out', 'password-reset', 'unlocked'] as const

export default async function SignInPage({ searchParams }: Props) {
  const { ctx, locale, t } = await openPage()
  authorize(ctx.actor, 'login:sign-in')
  const { next, after } = await searchParams
  const wanted = typeof next === 'string' ? localPath(next, '') : ''
  if (ctx.actor.kind === 'patient') redirect(wanted || paths.portal())
  const notice = notices.find((one) => one === after)
  return (
    <PatientFrame locale={locale} t={t}>
      <EnrolForm action={signInAction} title={t('signIn.pageTitle')} words={formWordsIn(t)}>
        <h1 className="mb-4">{t('signIn.heading')}</h1>
        {notice ? (
          <Notice kind="success">
            <p>{t(`signIn.after.${notice}`)}</p>
          </Notice>
        ) : null}
        {wanted ? <HiddenField name="next" value={wanted} /> : null}
        <TextField
          name="email"
          label={t('signIn.email')}
          hint={t('signIn.emailHint')}
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField name="password" label={t('signIn.password')} autoComplete="current-password" />
        <SubmitButton>{t('signIn.submit')}</SubmitButton>
        <p className="mt-6">
          <a href={paths.forgotPassword()}>{t('signIn.forgot')}</a>
        </p>
        <p>
          <a href={paths.forgotUsername()}>{t('signIn.forgotName')}</a>
        </p>
        <p>
          <a href={paths.unlockHere()}>{t('signIn.locked')}</a>
        </p>
        <p>{t('signIn.noAccount')}</p>
      </EnrolForm>
    </PatientFrame>
  )
}
