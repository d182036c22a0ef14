import { EnrolForm } from '@/components/form/enrol-form'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/domain/access/authorize'
import { listCompanies } from '@/lib/domain/chargebands/queries'
import { type CompanyType, companyTypes } from '@/lib/domain/chargebands/vocabulary'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { createCompanyAction } from '../actions'

const typeNames: Record<CompanyType, string> = {
  practice: 'The practice itself',
  employer: 'Employer',
  insurer: 'Insurer',
  'national-service': 'National health service',
}

type Props = { searchParams: Promise<{ done?: string }> }

/** Who chargebands belong to and bill. */
export default async function CompaniesPage({ searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('chargeband:view')
  const companies = await listCompanies(ctx)
  const { done } = await searchParams
  const mayEdit = can(actor, 'chargeband:edit')
  const title = `Companies – ${practice.name}`
  return (
    <>
      {mayEdit ? null : <title>{title}</title>}
      <Breadcrumbs crumbs={[{ href: paths.chargebands(), text: 'Chargebands' }]} />
      <h1 className="mb-4">Companies</h1>
      {done === 'departments' ? (
        <Notice kind="success" announce>
          <p>Saved.</p>
        </Notice>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card>
          <Table
            caption="Companies"
            captionHidden
            columns={[{ heading: 'Company' }, { heading: 'Kind' }]}
            rows={companies.map(({ id, name, type }) => ({
              id,
              cells: [
                <a key="name" href={paths.company(id)}>
                  {name}
                </a>,
                typeNames[type],
              ],
            }))}
          />
        </Card>
        {mayEdit ? (
          <Card title="Add a company">
            <EnrolForm action={createCompanyAction} title={title} initial={{ type: 'employer' }}>
              <TextField name="name" label="Name" autoComplete="off" />
              <Radios
                name="type"
                legend="Kind"
                options={companyTypes.map((type) => ({ value: type, label: typeNames[type] }))}
              />
              <SubmitButton>Add company</SubmitButton>
            </EnrolForm>
          </Card>
        ) : null}
      </div>
    </>
  )
}
