import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import type { Translate } from '@/lib/web/words'

/** The six digits of an email or text; on another device also where they were sent. */
export function ActivationCodeFields({ t, slug, elsewhere }: { t: Translate; slug: string; elsewhere?: boolean }) {
  return (
    <>
      <HiddenField name="practice" value={slug} />
      {elsewhere ? (
        <TextField
          name="contact"
          label={t('register.confirmation.contactLabel')}
          hint={t('register.confirmation.contactHint')}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
      ) : null}
      <TextField
        name="activationCode"
        label={t('register.confirmation.codeLabel')}
        hint={t('register.confirmation.codeHint')}
        width={10}
        inputMode="numeric"
        autoComplete="one-time-code"
        mono
      />
      <SubmitButton>{t('register.confirmation.activate')}</SubmitButton>
    </>
  )
}
