import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { can } from '@/lib/domain/access/authorize'
import { ruleChoices } from '@/lib/domain/chargebands/queries'
import { type ServiceKind, serviceKinds } from '@/lib/domain/chargebands/vocabulary'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { addServiceAction, removeServiceAction } from '../actions'

const kindNames: Record<ServiceKind, string> = {
  'appointment-type': 'Appointment type',
  module: 'Module',
  test: 'Test',
  procedure: 'Procedure',
}

type Props = { searchParams: Promise<{ done?: string }> }

/** What rules speak about: appointment types, tests, procedures and modules. */
export default async function ServicesPage({ searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('chargeband:view')
  const { services } = await ruleChoices(ctx)
  const { done } = await searchParams
  const mayEdit = can(actor, 'chargeband:edit')
  const title = await refusedTitle(`Services – ${practice.name}`)
  return (
    <>
      {mayEdit ? null : <title>{title}</title>}
      <Breadcrumbs crumbs={[{ href: paths.chargebands(), text: 'Chargebands' }]} />
      <h1 className="mb-4">Services</h1>
      {done ? (
        <Notice kind="success" announce>
          <p>{done === 'removed' ? 'The service is off the list.' : 'The service is on the list.'}</p>
        </Notice>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        {services.length === 0 ? (
          <EmptyState title="No services yet">
            <p>Rules say which services patients may book and what each costs.</p>
          </EmptyState>
        ) : (
          <Card>
            <ul className="m-0! grid list-none p-0!">
              {services.map(({ id, name, kind }) => (
                <li key={id} className="flex flex-wrap items-center gap-x-3 border-t border-line py-1 first:border-t-0">
                  <span className="min-w-0 flex-1">
                    {name} <span className="text-ink-soft">{kindNames[kind]}</span>
                  </span>
                  {mayEdit ? (
                    <EnrolForm action={removeServiceAction} className="">
                      <HiddenField name="serviceId" value={id} />
                      <SubmitButton kind="quiet">
                        Remove<span className="sr-only"> {name}</span>
                      </SubmitButton>
                    </EnrolForm>
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {mayEdit ? (
          <Card title="Add a service">
            <EnrolForm action={addServiceAction} title={title} initial={{ kind: 'appointment-type' }}>
              <TextField name="name" label="Name" autoComplete="off" />
              <SelectField
                name="kind"
                label="Kind"
                options={serviceKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
              />
              <SubmitButton>Add service</SubmitButton>
            </EnrolForm>
          </Card>
        ) : null}
      </div>
    </>
  )
}
