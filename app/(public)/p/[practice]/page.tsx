import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { formWordsIn } from '@/lib/web/form-words'
import { publicPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { messagesFor } from '@/lib/web/words'
import { MovedNotice } from './moved-notice'
import { CodeForm } from './register/code-form'

/** A practice's front door: every way in, so that nobody has to know beforehand which one is theirs. */
export default async function PracticePage({ params }: { params: Promise<{ practice: string }> }) {
  const { ctx, practice, locale, t } = await publicPage((await params).practice)
  const text = (way: string) => <p className="max-w-measure">{t(`frontDoor.${way}.text`)}</p>
  return (
    <PatientFrame {...{ practice, locale, t }}>
      <h1 className="mb-6">{t('frontDoor.question')}</h1>
      <MovedNotice {...{ ctx, practice, t }} />
      <section className="mb-6 max-w-measure rounded-box border border-line bg-surface p-4">
        <h2 className="mb-3">{t('frontDoor.code.heading')}</h2>
        <CodeForm
          title={t('common.pageOf', { page: t('frontDoor.title'), practice: practice.name })}
          words={formWordsIn(t)}
          messages={messagesFor(locale, ['errors.code.required', 'errors.text'])}
        >
          <HiddenField name="practice" value={practice.slug} />
          <TextField
            name="code"
            label={t('register.code.label')}
            hint={t('frontDoor.code.hint')}
            width={20}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            mono
          />
          <SubmitButton>{t('common.continue')}</SubmitButton>
        </CodeForm>
      </section>
      <section className="mb-6">
        <h2>
          <a href={paths.signIn()}>{t('frontDoor.signIn.heading')}</a>
        </h2>
        {text('signIn')}
      </section>
      <section className="mb-6">
        <h2>
          <a href={paths.claim(practice.slug)}>{t('frontDoor.letter.heading')}</a>
        </h2>
        {text('letter')}
      </section>
      {(['invitation', 'noCode'] as const).map((way) => (
        <section key={way} className="mb-6">
          <h2>{t(`frontDoor.${way}.heading`)}</h2>
          {text(way)}
        </section>
      ))}
      <p>
        {t('frontDoor.activate.text')} <a href={paths.activateByCode(practice.slug)}>{t('frontDoor.activate.link')}</a>
      </p>
    </PatientFrame>
  )
}
