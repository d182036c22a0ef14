import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button-link'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { formWordsIn } from '@/lib/web/form-words'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { messagesFor, type Translate } from '@/lib/web/words'
import { UsernameForm } from './username-form'

type Props = { practice: PracticeCard; locale: Locale; t: Translate; token: string }

/** The email signs in somebody already: they sign in, or whoever shares it with them chooses a username. */
export function EmailKnown({ practice, locale, t, token }: Props) {
  const heading = t('activate.known.heading')
  return (
    <PatientFrame {...{ practice, locale, t }}>
      <UsernameForm
        title={t('common.pageOf', { page: heading, practice: practice.name })}
        words={formWordsIn(t)}
        messages={messagesFor(locale, ['errors.username', 'errors.text'])}
      >
        <HiddenField name="token" value={token} />
        <h1>{heading}</h1>
        <p>{t('activate.known.intro', { practice: practice.name })}</p>
        <p className="mb-4!">{t('activate.known.mine')}</p>
        <ButtonLink href={paths.signIn(paths.activate(token))}>{t('activate.known.signIn')}</ButtonLink>
        <h2 className="mt-10!">{t('activate.known.shared')}</h2>
        <p className="mb-4!">{t('activate.known.sharedText')}</p>
        <TextField
          name="username"
          label={t('activate.known.username')}
          hint={t('activate.known.usernameHint')}
          width={20}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <SubmitButton>{t('activate.known.button')}</SubmitButton>
      </UsernameForm>
    </PatientFrame>
  )
}
