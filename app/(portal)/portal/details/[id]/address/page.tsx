import {
  AskThePractice,
  BackToDetails,
  type ChangeProps,
  changePage,
} from '@/app/(portal)/portal/details/[id]/change-page'
import { proposeAddressAction } from '@/app/(portal)/portal/details/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'

export default async function ChangeAddressPage(props: ChangeProps) {
  const page = await changePage(props, 'addressPage')
  const { account, details, practice, heading, form, t } = page
  if (!details) return <AskThePractice page={page} />
  const { postcode = '', line1 = '', line2 = '', town = '' } = details.address ?? {}
  return (
    <EnrolForm action={proposeAddressAction} {...form} initial={{ postcode, line1, line2, town }}>
      <HiddenField name="accountId" value={account.id} />
      <h1>{heading}</h1>
      <p>{t('details.addressPage.text', { practice })}</p>
      <TextField name="postcode" label={t('register.address.postcode')} width={10} autoComplete="postal-code" />
      <TextField name="line1" label={t('register.address.line1')} autoComplete="address-line1" />
      <TextField
        name="line2"
        label={t('register.address.line2')}
        hint={t('register.address.line2Hint')}
        autoComplete="address-line2"
      />
      <TextField name="town" label={t('register.address.town')} width={20} autoComplete="address-level2" />
      <SubmitButton>{t('details.addressPage.submit')}</SubmitButton>
      <BackToDetails>{t('details.cancel')}</BackToDetails>
    </EnrolForm>
  )
}
