import { CheckboxField } from '@/components/form/checkbox-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { titles } from '@/lib/domain/registrations/vocabulary'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { NameForm } from './name-form'

export default async function NamePage(props: JourneyProps) {
  const page = await journeyPage('name', props)
  const { t, practice, draft } = page
  const heading = t('register.name.heading')
  const title = draft.options.questions.title
  return (
    <JourneyFrame page={page}>
      <NameForm {...formOf(page, heading)}>
        <JourneyFields page={page} />
        <h1>{heading}</h1>
        {draft.code ? (
          <p className="mb-4!">
            {t('register.name.welcome', { practice: practice.name, chargeband: draft.code.chargebandName })}
          </p>
        ) : null}
        {title === 'off' ? null : (
          <SelectField
            name="title"
            label={t('register.name.title')}
            hint={title === 'optional' ? t('register.name.titleHint') : undefined}
            options={titles.map((value) => ({ value, label: t(`register.titles.${value}`) }))}
            empty={title === 'optional' ? t('register.name.noTitle') : ''}
            width={10}
            autoComplete="honorific-prefix"
          />
        )}
        <TextField
          name="givenName"
          label={t('register.name.given')}
          hint={t('register.name.givenHint')}
          autoComplete="given-name"
          spellCheck={false}
        />
        <TextField name="familyName" label={t('register.name.family')} autoComplete="family-name" spellCheck={false} />
        <CheckboxField name="singleName" label={t('register.name.single')} hint={t('register.name.singleHint')} />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </NameForm>
    </JourneyFrame>
  )
}
