import { EnrolForm } from '@/components/form/enrol-form'
import { SubmitButton } from '@/components/form/submit-button'
import { SummaryList } from '@/components/ui/summary-list'
import { paths } from '@/lib/web/paths'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyProps, journeyPage } from '../journey-page'
import { submitAction } from './actions'
import { MembershipNotice } from './membership-notice'
import { summaryOf } from './summary-of'

export default async function CheckPage(props: JourneyProps) {
  const page = await journeyPage('check', props)
  const { t, locale, practice, draft } = page
  const heading = t('register.check.heading')
  const { options: _, ...form } = formOf(page, heading)
  const rows = summaryOf(t, locale, draft).map(({ key, value, step }) => ({
    key,
    value,
    change: {
      href: `${paths.registerStep(practice.slug, step)}?change=1`,
      text: t('common.change'),
      what: t('common.changeWhat', { what: key }),
    },
  }))
  return (
    <JourneyFrame page={page}>
      <EnrolForm {...form} action={submitAction}>
        <JourneyFields page={page} />
        <h1>{heading}</h1>
        <p className="mb-4!">{t('register.check.intro', { practice: practice.name })}</p>
        <SummaryList rows={rows} />
        {draft.code?.scheme ? (
          <MembershipNotice {...{ t, locale, practice }} now={page.ctx.now} scheme={draft.code.scheme} />
        ) : null}
        <p>{t('register.check.after')}</p>
        <div className="mt-4">
          <SubmitButton>{t('register.check.submit')}</SubmitButton>
        </div>
      </EnrolForm>
    </JourneyFrame>
  )
}
