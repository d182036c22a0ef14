import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { relationships } from '@/lib/domain/registrations/vocabulary'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { NextOfKinForm } from './next-of-kin-form'

export default async function NextOfKinPage(props: JourneyProps) {
  const page = await journeyPage('next-of-kin', props)
  const { t } = page
  const heading = t('register.kin.heading')
  const required = page.draft.options.questions['next-of-kin'] === 'required'
  return (
    <JourneyFrame page={page}>
      <NextOfKinForm {...formOf(page, heading)}>
        <JourneyFields page={page} />
        <h1>{heading}</h1>
        <p className="mb-4!">{t(`register.kin.${required ? 'hintRequired' : 'hint'}`)}</p>
        <TextField name="kinName" label={t('register.kin.name')} autoComplete="off" spellCheck={false} />
        <SelectField
          name="kinRelationship"
          label={t('register.kin.relationship')}
          options={relationships.map((value) => ({ value, label: t(`register.relationships.${value}`) }))}
          empty={t('register.kin.choose')}
          autoComplete="off"
        />
        <TextField name="kinPhone" label={t('register.kin.phone')} type="tel" width={20} autoComplete="off" />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </NextOfKinForm>
    </JourneyFrame>
  )
}
