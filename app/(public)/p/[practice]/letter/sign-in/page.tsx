import { redirect } from 'next/navigation'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { PasswordField } from '@/components/form/password-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import { settingsOf } from '@/lib/domain/practices/queries'
import { formatName } from '@/lib/format'
import { claimPage } from '@/lib/web/claim'
import { formWordsIn } from '@/lib/web/form-words'
import { passwordHint } from '@/lib/web/password-hint'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { chooseSignInAction } from './actions'

/** The codes were right: whose account it is, and how they will sign in. Somebody signed in goes straight on. */
export default async function ClaimSignInPage({ params }: { params: Promise<{ practice: string }> }) {
  const { ctx, practice, locale, t, claim } = await claimPage((await params).practice)
  if (ctx.actor.kind === 'patient') redirect(paths.claimStep(practice.slug, 'terms'))
  const { activationChannel, passwordPolicy } = await settingsOf(ctx)
  const texted = activationChannel !== 'email'
  const heading = t('claim.signIn.heading')
  const { email, username, mobile } = claim.signIn ?? {}
  return (
    <PatientFrame {...{ practice, locale, t }} back={paths.claim(practice.slug)} progress={1 / 3}>
      <EnrolForm
        action={chooseSignInAction}
        title={t('common.pageOf', { page: heading, practice: practice.name })}
        words={formWordsIn(t)}
        initial={{
          signInWith: username ? 'username' : 'email',
          email: email ?? '',
          username: username ?? '',
          mobile: mobile ?? '',
        }}
      >
        <HiddenField name="practice" value={practice.slug} />
        <h1 className="mb-3">{heading}</h1>
        <Notice kind="success">
          <p>{t('claim.signIn.found', { name: formatName({ ...claim.person, title: null }) })}</p>
        </Notice>
        <Radios
          name="signInWith"
          legend={t('claim.signIn.with')}
          options={[
            {
              value: 'email',
              label: t('claim.signIn.byEmail'),
              reveal: (
                <TextField
                  name="email"
                  label={t('register.contact.email')}
                  hint={t('claim.signIn.emailHint')}
                  type="email"
                  autoComplete="email"
                  autoCapitalize="none"
                  spellCheck={false}
                />
              ),
            },
            {
              value: 'username',
              label: t('claim.signIn.byUsername'),
              reveal: (
                <TextField
                  name="username"
                  label={t('activate.known.username')}
                  hint={t('activate.known.usernameHint')}
                  width={20}
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                />
              ),
            },
          ]}
        />
        {texted ? (
          <TextField
            name="mobile"
            label={t('register.contact.mobile')}
            hint={t('register.contact.mobileHintOptionalCode')}
            type="tel"
            width={20}
            autoComplete="tel"
          />
        ) : null}
        <PasswordField
          name="password"
          label={t('register.password.label')}
          hint={
            claim.hasPassword
              ? `${t('register.password.keep')} ${passwordHint(t, locale, passwordPolicy)}`
              : passwordHint(t, locale, passwordPolicy)
          }
          autoComplete="new-password"
        />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </EnrolForm>
    </PatientFrame>
  )
}
