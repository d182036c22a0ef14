import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import type { Destination as Website } from '@/lib/domain/portal-sign-in/hand-over'
import { formWordsIn } from '@/lib/web/form-words'
import type { Translate } from '@/lib/web/words'
import { handOverAction } from './actions'
import { GoOn } from './go-on'

/** The way on to another company's website, signed in there too. */
export function Destination({ website, t }: { website: Website; t: Translate }) {
  const { practiceId, clientId, name } = website
  return (
    <EnrolForm
      action={handOverAction}
      words={formWordsIn(t)}
      done={<GoOn text={t('portalHome.goOn', { name })} hint={t('portalHome.goOnText')} />}
    >
      <HiddenField name="practiceId" value={practiceId} />
      <HiddenField name="clientId" value={clientId} />
      <SubmitButton kind="quiet">{t('portalHome.goTo', { name })}</SubmitButton>
      <p className="text-ink-soft">{t('portalHome.goToText')}</p>
    </EnrolForm>
  )
}
