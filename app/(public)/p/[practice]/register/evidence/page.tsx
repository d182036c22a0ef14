import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { evidenceKinds } from '@/lib/domain/registrations/vocabulary'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { EvidenceForm } from './evidence-form'

export default async function EvidencePage(props: JourneyProps) {
  const page = await journeyPage('evidence', props)
  const { t } = page
  const heading = t('register.evidence.heading')
  const hints: Record<string, string> = {
    'two-documents': t('register.evidences.two-documents-hint'),
    'not-now': t('register.evidences.not-now-hint'),
  }
  return (
    <JourneyFrame page={page}>
      <EvidenceForm {...formOf(page, heading)}>
        <JourneyFields page={page} />
        <Radios
          name="evidence"
          legend={heading}
          heading
          hint={t('register.evidence.hint')}
          options={evidenceKinds.map((value) => ({
            value,
            label: t(`register.evidences.${value}`),
            hint: hints[value],
          }))}
        />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </EvidenceForm>
    </JourneyFrame>
  )
}
