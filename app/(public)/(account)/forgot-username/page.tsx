import { EnrolForm } from '@/components/form/enrol-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { authorize } from '@/lib/domain/access/authorize'
import { formWordsIn } from '@/lib/web/form-words'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { askUsernamesAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ForgotUsernamePage({ searchParams }: Props) {
  const { ctx, locale, t } = await openPage()
  authorize(ctx.actor, 'login:reset-password')
  const { sent } = await searchParams
  return (
    <PatientFrame locale={locale} t={t} back={paths.signIn()}>
      {sent ? (
        <>
          <title>{t('forgotUsername.sent.pageTitle')}</title>
          <h1>{t('forgotUsername.sent.heading')}</h1>
          <p>{t('forgotUsername.sent.text')}</p>
          <p>
            <a href={paths.signIn()}>{t('common.signIn')}</a>
          </p>
        </>
      ) : (
        <EnrolForm action={askUsernamesAction} title={t('forgotUsername.pageTitle')} words={formWordsIn(t)}>
          <h1>{t('forgotUsername.heading')}</h1>
          <p>{t('forgotUsername.text')}</p>
          <TextField
            name="email"
            label={t('register.contact.email')}
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
          />
          <SubmitButton>{t('forgotUsername.submit')}</SubmitButton>
          <p className="mt-6">{t('forgotUsername.neither')}</p>
        </EnrolForm>
      )}
    </PatientFrame>
  )
}
