import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { settingsOf } from '@/lib/domain/practices/queries'
import type { PasswordPolicy } from '@/lib/domain/practices/vocabulary'
import type { Translate } from '@/lib/web/words'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { PasswordForm } from './password-form'

/** What the practice asks of a password, a line each. */
function policyInWords(t: Translate, policy: PasswordPolicy): string[] {
  const counted = (['minLength', 'letters', 'numbers', 'nonAlphanumeric'] as const)
    .filter((rule) => policy[rule] > 0)
    .map((rule) => t(`register.password.${rule}`, { count: policy[rule] }))
  return policy.mixedCase ? [...counted, t('register.password.mixedCase')] : counted
}

export default async function PasswordPage(props: JourneyProps) {
  const page = await journeyPage('password', props)
  const { t, draft } = page
  const { passwordPolicy } = await settingsOf(page.ctx)
  const label = t('register.password.label')
  return (
    <JourneyFrame page={page}>
      <PasswordForm {...formOf(page, label)} kept={draft.hasPassword}>
        <JourneyFields page={page} />
        <PasswordField
          name="password"
          label={label}
          heading
          hint={
            <>
              {draft.hasPassword ? <p>{t('register.password.keep')}</p> : null}
              <p>{t('register.password.policy')}</p>
              <ul>
                {policyInWords(t, passwordPolicy).map((rule) => (
                  <li key={rule}>{rule}</li>
                ))}
              </ul>
              <p>{t('register.password.advice')}</p>
            </>
          }
          autoComplete="new-password"
        />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </PasswordForm>
    </JourneyFrame>
  )
}
