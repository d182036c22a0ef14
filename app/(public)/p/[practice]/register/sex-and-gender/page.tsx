import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { genders, sexes } from '@/lib/domain/registrations/vocabulary'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { SexAndGenderForm } from './sex-and-gender-form'

export default async function SexAndGenderPage(props: JourneyProps) {
  const page = await journeyPage('sex-and-gender', props)
  const { t } = page
  const { sex, gender } = page.draft.options.questions
  const both = sex !== 'off' && gender !== 'off'
  const heading = t(`register.sexAndGender.${both ? 'both' : sex !== 'off' ? 'onlySex' : 'onlyGender'}`)
  const required = sex === 'required' || gender === 'required'
  return (
    <JourneyFrame page={page}>
      <SexAndGenderForm {...formOf(page, heading)}>
        <JourneyFields page={page} />
        <h1>{heading}</h1>
        <p className="mb-4!">{t(`register.sexAndGender.${required ? 'introRequired' : 'intro'}`)}</p>
        {sex === 'off' ? null : (
          <Radios
            name="sex"
            legend={t('register.sexAndGender.sex')}
            hint={t('register.sexAndGender.sexHint')}
            options={sexes.map((value) => ({ value, label: t(`register.sexes.${value}`) }))}
          />
        )}
        {gender === 'off' ? null : (
          <Radios
            name="gender"
            legend={t('register.sexAndGender.gender')}
            hint={t('register.sexAndGender.genderHint')}
            options={genders.map((value) => ({ value, label: t(`register.genders.${value}`) }))}
          />
        )}
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </SexAndGenderForm>
    </JourneyFrame>
  )
}
