import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { placeAtWork } from '@/lib/domain/registrations/schema'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { DepartmentForm } from './department-form'

export default async function DepartmentPage(props: JourneyProps) {
  const page = await journeyPage('department', props)
  const { t } = page
  const heading = t('register.department.heading')
  const { departments, questions } = page.draft.options
  const places = departments.flatMap(({ name, divisions }) => [
    placeAtWork(name),
    ...divisions.map((division) => placeAtWork(name, division.name)),
  ])
  const divided = departments.some(({ divisions }) => divisions.length > 0)
  const form = formOf(page, heading)
  const { department, division } = page.draft.answers.department ?? {}
  const initial = department && places.length > 0 ? { department: placeAtWork(department, division) } : form.initial
  const hint = places.length > 0 ? 'hintChoose' : 'hint'
  return (
    <JourneyFrame page={page}>
      <DepartmentForm {...form} initial={initial}>
        <JourneyFields page={page} />
        <h1>{heading}</h1>
        <p className="mb-4!">
          {t(`register.department.${questions.department === 'required' ? 'hintRequired' : hint}`)}
        </p>
        {places.length > 0 ? (
          <SelectField
            name="department"
            label={t(`register.department.${divided ? 'short' : 'department'}`)}
            empty={t('register.department.choose')}
            options={places.map((place) => ({ value: place, label: place }))}
          />
        ) : (
          <>
            <TextField name="department" label={t('register.department.department')} autoComplete="off" />
            <TextField name="division" label={t('register.department.division')} autoComplete="off" />
          </>
        )}
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </DepartmentForm>
    </JourneyFrame>
  )
}
