import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { AddressForm } from './address-form'

export default async function AddressPage(props: JourneyProps) {
  const page = await journeyPage('address', props)
  const { t } = page
  const heading = t('register.address.heading')
  const optional = page.draft.options.questions.address !== 'required'
  return (
    <JourneyFrame page={page}>
      <AddressForm {...formOf(page, heading)}>
        <JourneyFields page={page} />
        <h1 className="mb-3">{heading}</h1>
        {optional ? <p className="mb-4!">{t('register.address.optional')}</p> : null}
        <TextField name="postcode" label={t('register.address.postcode')} width={10} autoComplete="postal-code" />
        <TextField name="line1" label={t('register.address.line1')} autoComplete="address-line1" />
        <TextField
          name="line2"
          label={t('register.address.line2')}
          hint={t('register.address.line2Hint')}
          autoComplete="address-line2"
        />
        <TextField name="town" label={t('register.address.town')} width={20} autoComplete="address-level2" />
        <TextField
          name="county"
          label={t('register.address.county')}
          hint={t('register.address.countyHint')}
          width={20}
          autoComplete="address-level1"
        />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </AddressForm>
    </JourneyFrame>
  )
}
