import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { IdentifierForm } from './identifier-form'

export default async function IdentifierPage(props: JourneyProps) {
  const page = await journeyPage('identifier', props)
  const { t } = page
  const words = `register.identifier.${schemeOfNation[page.draft.options.nation]}`
  const heading = t(`${words}.heading`)
  return (
    <JourneyFrame page={page}>
      <IdentifierForm {...formOf(page, heading)}>
        <JourneyFields page={page} />
        <h1 className="mb-3">{heading}</h1>
        <TextField
          name="identifier"
          label={t(`${words}.label`)}
          hint={t(`${words}.hint`)}
          width={10}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
        />
        <details className="mb-6">
          <summary className="min-h-11 cursor-pointer py-2 text-link underline underline-offset-4">
            {t(`${words}.where`)}
          </summary>
          <p className="border-l-4 border-line pl-4">{t(`${words}.whereText`)}</p>
        </details>
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </IdentifierForm>
    </JourneyFrame>
  )
}
