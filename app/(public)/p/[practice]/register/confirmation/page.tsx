import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { currentDraft } from '@/lib/web/draft'
import { formWordsIn } from '@/lib/web/form-words'
import { publicPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import { refusedTitle } from '@/lib/web/refused-title'
import { Waiting } from './waiting'

/** What was sent and what happens next. It opens again for a day from the browser that registered, and shows no answers. */
export default async function ConfirmationPage({ params }: { params: Promise<{ practice: string }> }) {
  const { ctx, practice, locale, t } = await publicPage((await params).practice)
  const draft = await currentDraft(ctx)
  if (!draft?.submitted) redirect(paths.registerAgain(practice.slug))
  const { submitted } = draft
  const byLetter = submitted.route === 'letter'
  const expired = byLetter ? 'expiredLetter' : 'expired'
  const named = t('common.pageOf', { page: t('register.confirmation.title'), practice: practice.name })
  const page = await refusedTitle(named, formWordsIn(t).errorPrefix)
  const outcome =
    submitted.status === 'awaiting-activation' || submitted.status === 'submitted'
      ? 'waiting'
      : submitted.status === 'expired'
        ? 'expired'
        : 'activated'
  return (
    <PatientFrame {...{ practice, locale, t }} progress={1}>
      {outcome === 'waiting' ? (
        <Waiting {...{ ctx, practice, locale, t, submitted }} title={page} />
      ) : (
        <>
          <title>{page}</title>
          <h1>{t(`register.confirmation.${outcome === 'expired' ? 'again' : 'done'}`)}</h1>
          <Notice kind={outcome === 'expired' ? 'warning' : 'success'}>
            <p>{t(`register.confirmation.${outcome === 'expired' ? expired : 'doneText'}`)}</p>
          </Notice>
          <p className="mt-6!">
            {outcome === 'expired' ? (
              <ButtonLink href={byLetter ? paths.claim(practice.slug) : paths.register(practice.slug)}>
                {t('register.confirmation.again')}
              </ButtonLink>
            ) : (
              <ButtonLink href={paths.portal()}>{t('register.confirmation.toPortal')}</ButtonLink>
            )}
          </p>
        </>
      )}
    </PatientFrame>
  )
}
