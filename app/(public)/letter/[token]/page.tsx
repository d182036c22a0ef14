import { DateField } from '@/components/form/date-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { practiceOfLetterLink } from '@/lib/domain/letters/open-letter-link'
import { formWordsIn } from '@/lib/web/form-words'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { openLetterLinkAction } from './actions'

type Props = { params: Promise<{ token: string }> }

/** An emailed letter: the link stands for its codes, and asks who is holding it. */
export default async function LetterLinkPage({ params }: Props) {
  const { token } = await params
  const { ctx, locale, t } = await openPage()
  const practice = await practiceOfLetterLink(ctx, token)
  if (!practice) {
    return (
      <PatientFrame locale={locale} t={t}>
        <title>{t('letterLink.gone.pageTitle')}</title>
        <h1>{t('letterLink.gone.heading')}</h1>
        <p>{t('letterLink.gone.text')}</p>
        <p>
          <a href={paths.signIn()}>{t('signIn.heading')}</a>
        </p>
      </PatientFrame>
    )
  }
  const heading = t('letterLink.pageTitle')
  return (
    <PatientFrame {...{ practice, locale, t }}>
      <EnrolForm
        action={openLetterLinkAction}
        title={t('common.pageOf', { page: heading, practice: practice.name })}
        words={formWordsIn(t)}
      >
        <HiddenField name="token" value={token} />
        <h1 className="mb-3">{heading}</h1>
        <p className="mb-4!">{t('letterLink.intro', { practice: practice.name })}</p>
        <TextField
          name="surname"
          label={t('claim.surname')}
          hint={t('letterLink.surnameHint')}
          width={20}
          autoComplete="family-name"
          spellCheck={false}
        />
        <DateField
          name="dateOfBirth"
          legend={t('register.dateOfBirth.short')}
          hint={t('register.dateOfBirth.hint')}
          birthday
        />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </EnrolForm>
    </PatientFrame>
  )
}
