import { redirect } from 'next/navigation'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import { findsAddressesOf } from '@/lib/domain/addresses/find-addresses'
import { fieldsOf } from '@/lib/domain/registrations/address-search'
import { paths } from '@/lib/web/paths'
import { JourneyFrame } from '../journey-frame'
import { formOf, JourneyFields, type JourneyPage, type JourneyProps, journeyPage } from '../journey-page'
import { AddressForm } from './address-form'

export default async function AddressPage(props: JourneyProps) {
  const page = await journeyPage('address', props)
  const { t, draft, practice, changing } = page
  const { address, addressSearch: search } = draft.answers
  const { by } = await props.searchParams
  // Where a service knows every address the postcode comes first; elsewhere looking one up is offered, and seldom finds.
  if (!by && !address && !search && findsAddressesOf(practice.nation))
    redirect(paths.findAddress(practice.slug, changing))
  const heading = t('register.address.heading')
  const optional = draft.options.questions.address !== 'required'
  const form = formOf(page, heading)
  const looked = search && (by === 'search' || !address)
  return (
    <JourneyFrame page={page}>
      <AddressForm {...form} initial={looked ? fieldsOf(search) : form.initial}>
        <JourneyFields page={page} />
        <h1 className="mb-3">{heading}</h1>
        {optional ? <p className="mb-4!">{t('register.address.optional')}</p> : null}
        {looked && by === 'search' ? <Looked search={search} t={t} /> : null}
        <p className="mb-4!">
          <a href={paths.findAddress(practice.slug, changing)}>{t('register.findAddress.link')}</a>
        </p>
        <TextField name="postcode" label={t('register.address.postcode')} width={10} autoComplete="postal-code" />
        <TextField name="line1" label={t('register.address.line1')} autoComplete="address-line1" />
        <TextField
          name="line2"
          label={t('register.address.line2')}
          hint={t('register.address.line2Hint')}
          autoComplete="address-line2"
        />
        <TextField name="town" label={t('register.address.town')} width={20} autoComplete="address-level2" />
        <TextField
          name="county"
          label={t('register.address.county')}
          hint={t('register.address.countyHint')}
          width={20}
          autoComplete="address-level1"
        />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </AddressForm>
    </JourneyFrame>
  )
}

type Search = NonNullable<JourneyPage['draft']['answers']['addressSearch']>

/** What came of the search that led here. */
function Looked({ search, t }: { search: Search; t: JourneyPage['t'] }) {
  const { postcode, found, picked } = search
  if (found.length > 0 && picked === undefined) return null
  return (
    <Notice announce>
      <p>{found.length === 0 ? t('register.findAddress.nothing', { postcode }) : t('register.findAddress.lookOver')}</p>
    </Notice>
  )
}
