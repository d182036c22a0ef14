import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { noteOpened } from '@/lib/domain/registrations/note-opened'
import { currentDraft } from '@/lib/web/draft'
import { formWordsIn } from '@/lib/web/form-words'
import { publicPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { messagesFor } from '@/lib/web/words'
import { CodeForm } from './code-form'

type Props = {
  params: Promise<{ practice: string }>
  searchParams: Promise<{ code?: string | string[]; change?: string | string[] }>
}

export default async function RegisterPage({ params, searchParams }: Props) {
  const { ctx, practice, locale, t } = await publicPage((await params).practice)
  const { code: asked, change } = await searchParams
  const inAddress = typeof asked === 'string' ? asked.slice(0, 60) : null
  if (inAddress) await noteOpened(ctx, inAddress)
  const draft = await currentDraft(ctx)
  const known = draft?.submitted ? null : draft?.code
  const changing = change === '1' && known
  const heading = t('register.code.heading')
  return (
    <PatientFrame
      {...{ practice, locale, t }}
      back={changing ? paths.registerCheck(practice.slug) : paths.practice(practice.slug)}
      progress={0}
    >
      <CodeForm
        title={t('common.pageOf', { page: heading, practice: practice.name })}
        words={formWordsIn(t)}
        messages={messagesFor(locale, ['errors.code.required', 'errors.text'])}
        initial={{ code: inAddress ?? known?.code ?? '' }}
      >
        <HiddenField name="practice" value={practice.slug} />
        {inAddress ? <HiddenField name="opened" value={inAddress} /> : null}
        {changing ? <HiddenField name="change" value="1" /> : null}
        <h1>{heading}</h1>
        <p className="mb-4!">{t('register.code.before')}</p>
        <TextField
          name="code"
          label={t('register.code.label')}
          hint={t('register.code.hint')}
          width={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          mono
        />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </CodeForm>
      <p className="mt-6!">{t('register.code.none')}</p>
      <p>
        {t('register.code.known')} <a href={paths.signIn()}>{t('common.signIn')}</a>
      </p>
    </PatientFrame>
  )
}
