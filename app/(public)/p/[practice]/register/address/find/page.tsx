import { JourneyFrame } from '@/app/(public)/p/[practice]/register/journey-frame'
import {
  formOf,
  JourneyFields,
  type JourneyProps,
  journeyPage,
} from '@/app/(public)/p/[practice]/register/journey-page'
import { EnrolForm } from '@/components/form/enrol-form'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { findAddressAction, pickAddressAction } from './actions'

/** The postcode first, then one of its addresses; typing the address is always one link away. */
export default async function FindAddressPage(props: JourneyProps) {
  const page = await journeyPage('address', props)
  const { t, draft, practice, changing } = page
  const heading = t('register.findAddress.heading')
  const { options: _options, title, ...form } = formOf(page, heading)
  const { postcode = draft.answers.address?.postcode ?? '', found = [], picked } = draft.answers.addressSearch ?? {}
  return (
    <JourneyFrame page={page}>
      <title>{await refusedTitle(title, form.words.errorPrefix)}</title>
      <EnrolForm {...form} initial={{ postcode }} action={findAddressAction}>
        <JourneyFields page={page} />
        <h1 className="mb-3">{heading}</h1>
        <TextField name="postcode" label={t('register.address.postcode')} width={10} autoComplete="postal-code" />
        <SubmitButton kind={found.length > 0 ? 'quiet' : undefined}>{t('register.findAddress.find')}</SubmitButton>
      </EnrolForm>
      {found.length > 0 ? (
        <EnrolForm
          words={form.words}
          messages={form.messages}
          initial={picked === undefined ? {} : { pick: String(picked) }}
          action={pickAddressAction}
          className="mt-8 max-w-measure"
        >
          <JourneyFields page={page} />
          <Radios
            name="pick"
            legend={t('register.findAddress.choose')}
            options={[
              ...found.map(({ text }, index) => ({ value: String(index), label: text })),
              { value: 'none', label: t('register.findAddress.none') },
            ]}
          />
          <SubmitButton>{t('common.continue')}</SubmitButton>
        </EnrolForm>
      ) : null}
      <p className="mt-6!">
        <a href={paths.typeAddress(practice.slug, changing)}>{t('register.findAddress.byHand')}</a>
      </p>
    </JourneyFrame>
  )
}
