import {
  AskThePractice,
  BackToDetails,
  type ChangeProps,
  changePage,
} from '@/app/(portal)/portal/details/[id]/change-page'
import { proveMobileAction } from '@/app/(portal)/portal/details/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { paths } from '@/lib/web/paths'

export default async function MobileCodePage(props: ChangeProps) {
  const page = await changePage(props, 'mobileCode')
  const { account, details, heading, form, t } = page
  if (!details) return <AskThePractice page={page} />
  return (
    <EnrolForm action={proveMobileAction} {...form}>
      <HiddenField name="accountId" value={account.id} />
      <h1>{heading}</h1>
      <p>{t('details.mobileCode.text')}</p>
      <TextField
        name="code"
        label={t('details.mobileCode.label')}
        hint={t('details.mobileCode.hint')}
        width={10}
        inputMode="numeric"
        autoComplete="one-time-code"
        mono
      />
      <SubmitButton>{t('details.mobileCode.submit')}</SubmitButton>
      <p className="mt-6">
        <a href={paths.portalDetail(account.id, 'mobile')}>{t('details.mobileCode.again')}</a>
      </p>
      <BackToDetails>{t('details.cancel')}</BackToDetails>
    </EnrolForm>
  )
}
