import { redirect } from 'next/navigation'
import { CheckboxField } from '@/components/form/checkbox-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { LegalText } from '@/components/ui/legal-text'
import { Notice } from '@/components/ui/notice'
import { ownSignInNames } from '@/lib/domain/accounts/queries'
import { currentLegalTexts } from '@/lib/domain/practices/queries'
import { formatName } from '@/lib/format'
import { claimPage } from '@/lib/web/claim'
import { formWordsIn } from '@/lib/web/form-words'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { claimAction } from './actions'

/** The last step: agreeing to the practice's terms uses the letter up. */
export default async function ClaimTermsPage({ params }: { params: Promise<{ practice: string }> }) {
  const { ctx, practice, locale, t, claim } = await claimPage((await params).practice)
  const signedIn = ctx.actor.kind === 'patient'
  if (!signedIn && !claim.hasPassword) redirect(paths.claimStep(practice.slug, 'sign-in'))
  const texts = await currentLegalTexts(ctx, locale)
  const heading = t('register.terms.heading')
  const mine = signedIn ? await ownSignInNames(ctx) : null
  const name = formatName({ ...claim.person, title: null })
  return (
    <PatientFrame
      {...{ practice, locale, t }}
      back={signedIn ? paths.claim(practice.slug) : paths.claimStep(practice.slug, 'sign-in')}
      progress={2 / 3}
    >
      <EnrolForm
        action={claimAction}
        title={t('common.pageOf', { page: heading, practice: practice.name })}
        words={formWordsIn(t)}
      >
        <HiddenField name="practice" value={practice.slug} />
        <h1>{heading}</h1>
        {mine ? (
          <Notice>
            <p>{t('claim.link', { name, practice: practice.name, signIn: mine.email ?? mine.username ?? '' })}</p>
          </Notice>
        ) : null}
        <p>{t('register.terms.intro')}</p>
        <LegalText summary={t('register.terms.terms')} text={texts.terms} />
        <LegalText summary={t('register.terms.privacy')} text={texts.privacy} />
        <div className="mt-4">
          <CheckboxField name="termsAccepted" label={t('register.terms.accept')} />
        </div>
        <SubmitButton>{t(signedIn ? 'claim.linkButton' : 'claim.button')}</SubmitButton>
      </EnrolForm>
    </PatientFrame>
  )
}
