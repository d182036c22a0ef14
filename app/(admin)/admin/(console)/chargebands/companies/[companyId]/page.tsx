import { saveDepartmentsAction } from '@/app/(admin)/admin/(console)/chargebands/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { can } from '@/lib/domain/access/authorize'
import { writeDepartmentLines } from '@/lib/domain/chargebands/department-lines'
import { companyById } from '@/lib/domain/chargebands/queries'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

/** A company's departments and divisions, which people may be asked for when they register. */
export default async function CompanyPage({ params }: { params: Promise<{ companyId: string }> }) {
  const { ctx, actor, practice } = await staffPage('chargeband:view')
  const company = await orNotFound(companyById(ctx, (await params).companyId))
  const lines = writeDepartmentLines(company.departments)
  const title = `${company.name} – Companies – ${practice.name}`
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.chargebands(), text: 'Chargebands' },
          { href: paths.companies(), text: 'Companies' },
        ]}
      />
      <h1 className="mb-4">{company.name}</h1>
      {can(actor, 'chargeband:edit') ? (
        <EnrolForm action={saveDepartmentsAction} title={title} initial={{ departments: lines }}>
          <HiddenField name="companyId" value={company.id} />
          <TextareaField
            name="departments"
            label="Departments and divisions"
            hint="One a line. Put spaces before a division, under its department. People choose from these where the chargeband asks for department and division."
            rows={12}
          />
          <SubmitButton>Save</SubmitButton>
        </EnrolForm>
      ) : (
        <>
          <title>{title}</title>
          <h2>Departments and divisions</h2>
          <pre className="font-sans">{lines || 'None.'}</pre>
        </>
      )}
    </>
  )
}
