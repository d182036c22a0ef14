import {
  AskThePractice,
  BackToDetails,
  type ChangeProps,
  changePage,
} from '@/app/(portal)/portal/details/[id]/change-page'
import { askMobileAction } from '@/app/(portal)/portal/details/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'

export default async function ChangeMobilePage(props: ChangeProps) {
  const page = await changePage(props, 'mobilePage')
  const { account, details, practice, heading, form, t } = page
  if (!details) return <AskThePractice page={page} />
  return (
    <EnrolForm action={askMobileAction} {...form}>
      <HiddenField name="accountId" value={account.id} />
      <h1>{heading}</h1>
      <p>{t('details.mobilePage.text', { practice })}</p>
      <TextField
        name="mobile"
        label={t('details.mobilePage.label')}
        hint={t('details.mobilePage.hint')}
        type="tel"
        width={20}
        autoComplete="tel"
      />
      <PasswordField
        name="password"
        label={t('details.password')}
        hint={t('details.passwordHint')}
        autoComplete="current-password"
      />
      <SubmitButton>{t('details.mobilePage.submit')}</SubmitButton>
      <BackToDetails>{t('details.cancel')}</BackToDetails>
    </EnrolForm>
  )
}
