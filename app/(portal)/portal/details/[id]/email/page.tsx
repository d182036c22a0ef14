import {
  AskThePractice,
  BackToDetails,
  type ChangeProps,
  changePage,
} from '@/app/(portal)/portal/details/[id]/change-page'
import { askEmailAction } from '@/app/(portal)/portal/details/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { paths } from '@/lib/web/paths'

type Props = ChangeProps & { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ChangeEmailPage(props: Props) {
  const { sent } = await props.searchParams
  const page = await changePage(props, sent ? 'emailSent' : 'emailPage')
  const { account, details, practice, heading, form, t } = page
  if (!details) return <AskThePractice page={page} />
  if (sent) {
    return (
      <>
        <title>{form.title}</title>
        <h1>{heading}</h1>
        <p>{t('details.emailSent.text')}</p>
        <p>
          <a href={paths.portalDetail(account.id, 'email')}>{t('details.emailSent.again')}</a>
        </p>
        <BackToDetails>{t('details.emailSent.back')}</BackToDetails>
      </>
    )
  }
  return (
    <EnrolForm action={askEmailAction} {...form}>
      <HiddenField name="accountId" value={account.id} />
      <h1>{heading}</h1>
      <p>{t('details.emailPage.text', { practice })}</p>
      <TextField
        name="email"
        label={t('details.emailPage.label')}
        hint={t('details.emailPage.hint')}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        name="password"
        label={t('details.password')}
        hint={t('details.passwordHint')}
        autoComplete="current-password"
      />
      <SubmitButton>{t('details.emailPage.submit')}</SubmitButton>
      <BackToDetails>{t('details.cancel')}</BackToDetails>
    </EnrolForm>
  )
}
