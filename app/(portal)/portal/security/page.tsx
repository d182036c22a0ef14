import { EnrolForm } from '@/components/form/enrol-form'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { mySignIn } from '@/lib/domain/logins/queries'
import { formWordsIn } from '@/lib/web/form-words'
import { portalPage } from '@/lib/web/pages'
import { passwordHint } from '@/lib/web/password-hint'
import { paths } from '@/lib/web/paths'
import { changePasswordAction } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SecurityPage({ searchParams }: Props) {
  const { ctx, locale, t } = await portalPage()
  const { email, username, policy } = await mySignIn(ctx)
  const { changed } = await searchParams
  const rows = [
    ...(email ? [{ key: t('security.email'), value: email }] : []),
    ...(username ? [{ key: t('security.username'), value: username }] : []),
  ]
  return (
    <>
      <h1>{t('security.heading')}</h1>
      {changed ? (
        <Notice kind="success" announce>
          <p>{t('security.changed')}</p>
        </Notice>
      ) : null}
      <SummaryList rows={rows} />
      <h2>{t('security.change')}</h2>
      <p>{t('security.changeText')}</p>
      <EnrolForm action={changePasswordAction} title={t('security.pageTitle')} words={formWordsIn(t)}>
        <PasswordField name="currentPassword" label={t('security.current')} autoComplete="current-password" />
        <PasswordField
          name="password"
          label={t('security.new')}
          hint={passwordHint(t, locale, policy)}
          autoComplete="new-password"
        />
        <SubmitButton>{t('security.submit')}</SubmitButton>
      </EnrolForm>
      <p className="mt-8">
        <a href={paths.portalSessions()}>{t('security.sessions')}</a>
      </p>
    </>
  )
}
