import { CheckboxField } from '@/components/form/checkbox-field'
import { FieldsetFrame } from '@/components/form/fieldset-frame'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { settingsOf } from '@/lib/domain/practices/queries'
import { contactSubjects } from '@/lib/domain/registrations/vocabulary'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { ContactForm } from './contact-form'

export default async function ContactPage(props: JourneyProps) {
  const page = await journeyPage('contact', props)
  const { t } = page
  const { activationChannel } = await settingsOf(page.ctx)
  const { questions, signedIn } = page.draft.options
  const heading = t('register.contact.heading')
  const optional = questions.mobile !== 'required'
  const texted = activationChannel !== 'email' && !signedIn
  const mobileHint = texted ? (optional ? 'mobileHintOptionalCode' : 'mobileHintCode') : 'mobileHint'
  return (
    <JourneyFrame page={page}>
      <ContactForm {...formOf(page, heading)}>
        <JourneyFields page={page} />
        <h1 className="mb-3">{heading}</h1>
        <TextField
          name="email"
          label={t('register.contact.email')}
          hint={
            signedIn ? undefined : t(`register.contact.${activationChannel === 'sms' ? 'emailHintSms' : 'emailHint'}`)
          }
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        {questions.mobile === 'off' ? null : (
          <TextField
            name="mobile"
            label={t('register.contact.mobile')}
            hint={texted || optional ? t(`register.contact.${mobileHint}`) : undefined}
            type="tel"
            width={20}
            autoComplete="tel"
          />
        )}
        <FieldsetFrame
          name="preferences"
          legend={t('register.contact.preferences')}
          hint={t('register.contact.preferencesHint')}
          errorPrefix=""
        >
          <div className="[&>div]:mb-0">
            {contactSubjects.flatMap((subject) =>
              (['email', 'sms'] as const).map((channel) => (
                <CheckboxField
                  key={`${subject}-${channel}`}
                  name={`${subject}-${channel}`}
                  label={t(`register.preferences.${subject}-${channel}`)}
                />
              )),
            )}
          </div>
        </FieldsetFrame>
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </ContactForm>
    </JourneyFrame>
  )
}
