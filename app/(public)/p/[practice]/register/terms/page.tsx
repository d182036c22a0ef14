import { CheckboxField } from '@/components/form/checkbox-field'
import { SubmitButton } from '@/components/form/submit-button'
import { LegalText } from '@/components/ui/legal-text'
import { currentLegalTexts } from '@/lib/domain/practices/queries'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { TermsForm } from './terms-form'

export default async function TermsPage(props: JourneyProps) {
  const page = await journeyPage('terms', props)
  const { t } = page
  const texts = await currentLegalTexts(page.ctx, page.locale)
  const heading = t('register.terms.heading')
  return (
    <JourneyFrame page={page}>
      <TermsForm {...formOf(page, heading)}>
        <JourneyFields page={page} />
        <h1>{heading}</h1>
        <p>{t('register.terms.intro')}</p>
        <LegalText summary={t('register.terms.terms')} text={texts.terms} />
        <LegalText summary={t('register.terms.privacy')} text={texts.privacy} />
        <div className="mt-4">
          <CheckboxField name="termsAccepted" label={t('register.terms.accept')} />
        </div>
        <LegalText summary={t('register.terms.statisticalUse')} text={texts['statistical-use']} />
        <div className="mt-4">
          <CheckboxField
            name="statisticalUse"
            label={t('register.terms.statisticalLabel')}
            hint={t('register.terms.statisticalHint')}
          />
        </div>
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </TermsForm>
    </JourneyFrame>
  )
}
