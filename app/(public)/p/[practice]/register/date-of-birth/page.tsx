import { DateField } from '@/components/form/date-field'
import { SubmitButton } from '@/components/form/submit-button'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { DateOfBirthForm } from './date-of-birth-form'

export default async function DateOfBirthPage(props: JourneyProps) {
  const page = await journeyPage('date-of-birth', props)
  const { t } = page
  const heading = t('register.dateOfBirth.heading')
  return (
    <JourneyFrame page={page}>
      <DateOfBirthForm {...formOf(page, heading)}>
        <JourneyFields page={page} />
        <DateField name="dateOfBirth" legend={heading} heading hint={t('register.dateOfBirth.hint')} birthday />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </DateOfBirthForm>
    </JourneyFrame>
  )
}
