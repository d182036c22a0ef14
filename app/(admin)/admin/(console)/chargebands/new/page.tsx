import { EnrolForm } from '@/components/form/enrol-form'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { listCompanies } from '@/lib/domain/chargebands/queries'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { createChargebandAction } from '../actions'

type Props = { searchParams: Promise<{ company?: string }> }

export default async function NewChargebandPage({ searchParams }: Props) {
  const { ctx, practice } = await staffPage('chargeband:edit')
  const { company } = await searchParams
  const companies = await listCompanies(ctx)
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.chargebands(), text: 'Chargebands' }]} />
      <h1 className="mb-4">New chargeband</h1>
      <EnrolForm
        action={createChargebandAction}
        title={`New chargeband – ${practice.name}`}
        initial={{ companyId: company ?? companies[0]?.id ?? '' }}
      >
        <TextField
          name="name"
          label="Name"
          hint="To put it in a folder, write the folder first: Online/Private patients"
          autoComplete="off"
        />
        <SelectField
          name="companyId"
          label="Company"
          hint={
            <>
              Who it belongs to and who is billed. Not on the list? <a href={paths.companies()}>Add a company</a> first.
            </>
          }
          options={companies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SubmitButton>Save</SubmitButton>
      </EnrolForm>
    </>
  )
}
