import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { DepartmentForm } from './department-form'

export default async function DepartmentPage(props: JourneyProps) {
  const page = await journeyPage('department', props)
  const { t } = page
  const heading = t('register.department.heading')
  return (
    <JourneyFrame page={page}>
      <DepartmentForm {...formOf(page, heading)}>
        <JourneyFields page={page} />
        <h1>{heading}</h1>
        <p className="mb-4!">{t('register.department.hint')}</p>
        <TextField name="department" label={t('register.department.department')} autoComplete="off" />
        <TextField name="division" label={t('register.department.division')} autoComplete="off" />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </DepartmentForm>
    </JourneyFrame>
  )
}
