import { notFound } from 'next/navigation'
import { frequencyWords } from '@/app/(admin)/admin/(console)/chargebands/scheme-words'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { chargebandById } from '@/lib/domain/chargebands/queries'
import { billingFrequencies, currencyOf, symbolOf } from '@/lib/domain/memberships/vocabulary'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { createSchemeAction } from '../actions'
import { PriceFields } from '../price-fields'

export default async function NewSchemePage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, practice } = await staffPage('membership-scheme:edit')
  const { id } = await params
  const band = await orNotFound(chargebandById(ctx, id))
  if (band.companyType !== 'practice' || band.archivedAt) notFound()
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.chargebands(), text: 'Chargebands' },
          { href: paths.chargeband(id), text: band.name },
        ]}
      />
      <h1 className="mb-4">New membership scheme</h1>
      <EnrolForm
        action={createSchemeAction}
        title={`New membership scheme – ${band.name} – ${practice.name}`}
        initial={{ frequency: 'monthly', billingDay: '1' }}
      >
        <HiddenField name="chargebandId" value={id} />
        <TextField name="name" label="Name" hint="What patients read, such as Gold membership" autoComplete="off" />
        <TextField
          name="code"
          label="Membership code"
          hint="What people type to register as a member, such as MEMBER123. Capitals and spaces do not matter."
          width={20}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          mono
        />
        <PriceFields symbol={symbolOf[currencyOf(practice.nation)]} />
        <Radios
          name="frequency"
          legend="How often it is billed"
          options={billingFrequencies.map((value) => ({ value, label: frequencyWords[value] }))}
        />
        <TextField
          name="billingDay"
          label="Billing day of the month"
          hint="For a scheme that is billed every month: 1 to 31. A shorter month is billed on its last day."
          width={4}
          inputMode="numeric"
          autoComplete="off"
        />
        <p className="text-ink-soft">
          Whoever joins gets the first invoice at once. Of a monthly scheme it reaches to the billing day in the month
          after next, and costs a thirtieth of the price for each day. Nobody pays by card on the website.
        </p>
        <SubmitButton>Make scheme</SubmitButton>
      </EnrolForm>
    </>
  )
}
