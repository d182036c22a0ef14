import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { CodeText } from '@/components/ui/code-text'
import { Notice } from '@/components/ui/notice'
import { type PracticeCard, settingsOf } from '@/lib/domain/practices/queries'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { activationChannelsFor } from '@/lib/domain/registrations/announce-activation'
import type { Draft } from '@/lib/domain/registrations/drafts'
import type { Ctx } from '@/lib/domain/shared/context'
import { formatPhone } from '@/lib/format'
import { formWordsIn } from '@/lib/web/form-words'
import { messagesFor, type Translate } from '@/lib/web/words'
import { ActivationCodeFields } from '../activate/activation-code-fields'
import { ActivationCodeForm } from '../activate/activation-code-form'
import { resendAction } from './actions'

type Props = {
  ctx: Ctx
  practice: PracticeCard
  locale: Locale
  t: Translate
  title: string
  submitted: NonNullable<Draft['submitted']>
}

/** A registration that waits for its link or code: the same for everybody, whoever has the email already. */
export async function Waiting({ ctx, practice, locale, t, title, submitted }: Props) {
  const { activationChannel } = await settingsOf(ctx)
  const { email, mobile, reference } = submitted
  const channels = activationChannelsFor({ activationChannel, email, mobile })
  const byEmail = channels.includes('email')
  const texted = mobile ? formatPhone(mobile, practice.nation) : ''
  const sent = channels.length === 2 ? 'toBoth' : byEmail ? 'toEmail' : 'toMobile'
  const words = formWordsIn(t)
  return (
    <div className="max-w-measure">
      <h1>{t('register.confirmation.heading')}</h1>
      <Notice kind="success">
        <p>{t('register.confirmation.reference')}</p>
        <p>
          <CodeText large>{reference}</CodeText>
        </p>
        <p>{t(`register.confirmation.${channels.includes('sms') ? 'referenceHintText' : 'referenceHint'}`)}</p>
      </Notice>
      <h2 className="mt-8!">{t('register.confirmation.next')}</h2>
      <ol>
        <li>{t(`register.confirmation.${sent}`, { email: email ?? '', mobile: texted })}</li>
        <li>{t(`register.confirmation.${byEmail ? 'email' : 'code'}`)}</li>
        <li>{t('register.confirmation.then')}</li>
      </ol>
      {byEmail ? (
        <Notice>
          <p>{t('register.confirmation.junk')}</p>
        </Notice>
      ) : null}
      <ActivationCodeForm
        title={title}
        words={words}
        messages={messagesFor(locale, ['errors.activationCode', 'errors.text'])}
      >
        <h2 className="mt-8! mb-3">{t('register.confirmation.codeHeading')}</h2>
        <ActivationCodeFields t={t} slug={practice.slug} />
      </ActivationCodeForm>
      <h2 className="mt-10! mb-3">{t('register.confirmation.resendHeading')}</h2>
      {channels.map((channel) => (
        <div key={channel} className="mb-3">
          <EnrolForm action={resendAction} words={words}>
            <HiddenField name="practice" value={practice.slug} />
            <HiddenField name="channel" value={channel} />
            <SubmitButton kind="quiet">
              {t(`register.confirmation.${channel === 'email' ? 'resendEmail' : 'resendSms'}`)}
            </SubmitButton>
          </EnrolForm>
        </div>
      ))}
    </div>
  )
}
