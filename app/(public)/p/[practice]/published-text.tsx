import { LegalBody } from '@/components/ui/legal-body'
import { currentLegalTexts } from '@/lib/domain/practices/queries'
import { dateIn, formatDate, zoneOfNation } from '@/lib/format'
import { currentDraft } from '@/lib/web/draft'
import { publicPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'

export type PracticeParams = { params: Promise<{ practice: string }> }

/** One of the practice's texts in full, for anyone: what the letter and the foot of each page lead to. */
export async function PublishedText({ kind, params }: PracticeParams & { kind: 'privacy' | 'terms' }) {
  const { ctx, practice, locale, t } = await publicPage((await params).practice)
  const { [kind]: text } = await currentLegalTexts(ctx, locale)
  const day = (moment: Date) => formatDate(dateIn(moment, zoneOfNation[practice.nation]), locale)
  const heading = t(`texts.${kind}.heading`)
  const draft = await currentDraft(ctx)
  // Somebody who reads this in the middle of registering goes back to their question.
  const back = draft && !draft.submitted ? paths.registerStep(practice.slug, draft.next) : paths.practice(practice.slug)
  return (
    <PatientFrame {...{ practice, locale, t, back }} reading>
      <title>{t('common.pageOf', { page: heading, practice: practice.name })}</title>
      <h1>{heading}</h1>
      {text ? (
        <>
          <LegalBody body={text.body} />
          <p className="text-ink-soft">{t('texts.published', { date: day(text.publishedAt) })}</p>
        </>
      ) : (
        <p>{t('texts.none')}</p>
      )}
    </PatientFrame>
  )
}
