import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { unlockLinkWorks } from '@/lib/domain/logins/link-queries'
import { formWordsIn } from '@/lib/web/form-words'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { unlockAction } from './actions'

type Props = { params: Promise<{ token: string }> }

export default async function UnlockPage({ params }: Props) {
  const { token } = await params
  const { ctx, locale, t } = await openPage()
  const works = await unlockLinkWorks(ctx, token)
  return (
    <PatientFrame locale={locale} t={t}>
      {works ? (
        <EnrolForm action={unlockAction} title={t('unlock.pageTitle')} words={formWordsIn(t)}>
          <h1>{t('unlock.heading')}</h1>
          <p>{t('unlock.text')}</p>
          <HiddenField name="token" value={token} />
          <SubmitButton>{t('unlock.submit')}</SubmitButton>
          <p className="mt-6">
            {t('unlock.notYou')} <a href={paths.forgotPassword()}>{t('unlock.newPassword')}</a>
          </p>
        </EnrolForm>
      ) : (
        <>
          <title>{t('unlock.gone.pageTitle')}</title>
          <h1>{t('unlock.gone.heading')}</h1>
          <p>{t('unlock.gone.text')}</p>
          <p>
            <a href={paths.signIn()}>{t('signIn.heading')}</a>
          </p>
        </>
      )}
    </PatientFrame>
  )
}
