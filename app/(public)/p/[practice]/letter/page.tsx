import { DateField } from '@/components/form/date-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import { ownSignInNames } from '@/lib/domain/accounts/queries'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { formWordsIn } from '@/lib/web/form-words'
import { publicPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { MovedNotice } from '../moved-notice'
import { checkLetterAction } from './actions'
import { CodeBlock } from './code-block'

type Query = Record<'practice' | 'account', string | string[] | undefined>
type Props = { params: Promise<{ practice: string }>; searchParams: Promise<Query> }

/** What the letter's QR code may fill in: the Practice ID and the Account ID, and never a key. */
const filled = (value: string | string[] | undefined) => (typeof value === 'string' ? value.slice(0, 20) : '')

/** Claiming an account with the codes of a letter, from either of its boxes. */
export default async function LetterPage({ params, searchParams }: Props) {
  const { ctx, practice, locale, t } = await publicPage((await params).practice)
  const query = await searchParams
  const heading = t('claim.heading')
  const signedIn = ctx.actor.kind === 'patient' ? await ownSignInNames(ctx) : null
  return (
    <PatientFrame {...{ practice, locale, t }} back={paths.practice(practice.slug)}>
      <EnrolForm
        action={checkLetterAction}
        title={t('common.pageOf', { page: heading, practice: practice.name })}
        words={formWordsIn(t)}
        initial={{ practiceCode: filled(query.practice), accountNumber: filled(query.account) }}
      >
        <HiddenField name="practice" value={practice.slug} />
        <h1 className="mb-3">{heading}</h1>
        <p className="mb-4!">{t('claim.intro')}</p>
        <MovedNotice {...{ ctx, practice, t }} />
        {signedIn ? (
          <Notice>
            <p>{t('claim.signedIn', { name: signedIn.email ?? signedIn.username ?? '' })}</p>
          </Notice>
        ) : null}
        <TextField
          name="practiceCode"
          label={t('letterCodes.practiceCode')}
          hint={t('claim.practiceHint')}
          width={10}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          mono
        />
        <CodeBlock block="key" numberHint={t('claim.key.numberHint')} t={t} />
        <p className="mb-4! font-semibold">{t('claim.or')}</p>
        <CodeBlock
          block="token"
          numberHint={t('claim.token.numberHint', {
            number: t(`mail.registration-letter.patientId.${schemeOfNation[practice.nation]}`),
          })}
          t={t}
        />
        <h2 className="mb-3">{t('claim.you')}</h2>
        <TextField
          name="surname"
          label={t('claim.surname')}
          hint={t('claim.surnameHint')}
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
      <p className="mt-6! max-w-measure">{t('claim.lost')}</p>
      {signedIn ? null : (
        <p>
          {t('register.code.known')} <a href={paths.signIn()}>{t('common.signIn')}</a>
        </p>
      )}
    </PatientFrame>
  )
}
