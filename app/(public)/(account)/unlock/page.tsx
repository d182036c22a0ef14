import { EnrolForm } from '@/components/form/enrol-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import { authorize } from '@/lib/domain/access/authorize'
import { formWordsIn } from '@/lib/web/form-words'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { askUnlockAction, unlockByCodeAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Ending a lock without waiting: a link by email or a code by text, asked for here; the same page for everybody. */
export default async function UnlockHerePage({ searchParams }: Props) {
  const { ctx, locale, t } = await openPage()
  authorize(ctx.actor, 'login:reset-password')
  const { sent } = await searchParams
  const name = (
    <TextField
      name="email"
      label={t('signIn.email')}
      hint={t('signIn.emailHint')}
      autoComplete="username"
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
    />
  )
  return (
    <PatientFrame locale={locale} t={t} back={paths.signIn()}>
      {sent ? (
        <EnrolForm action={unlockByCodeAction} title={t('unlock.sent.pageTitle')} words={formWordsIn(t)}>
          <h1>{t('unlock.sent.heading')}</h1>
          <Notice kind="success">
            <p>{t('unlock.sent.text')}</p>
          </Notice>
          <h2 className="mb-3">{t('unlock.sent.byCode')}</h2>
          {name}
          <TextField
            name="code"
            label={t('unlock.sent.code')}
            hint={t('unlock.sent.codeHint')}
            width={10}
            inputMode="numeric"
            autoComplete="one-time-code"
            mono
          />
          <SubmitButton>{t('unlock.submit')}</SubmitButton>
          <p className="mt-6">
            <a href={paths.unlockHere()}>{t('unlock.sent.again')}</a>
          </p>
        </EnrolForm>
      ) : (
        <EnrolForm action={askUnlockAction} title={t('unlock.pageTitle')} words={formWordsIn(t)}>
          <h1>{t('unlock.heading')}</h1>
          <p>{t('unlock.ask.text')}</p>
          {name}
          <SubmitButton>{t('unlock.ask.submit')}</SubmitButton>
          <p className="mt-6">{t('unlock.ask.neither')}</p>
        </EnrolForm>
      )}
    </PatientFrame>
  )
}
