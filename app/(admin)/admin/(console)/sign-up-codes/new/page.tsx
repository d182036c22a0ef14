import { EnrolForm } from '@/components/form/enrol-form'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { listChargebands } from '@/lib/domain/chargebands/queries'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { createSignUpCodeAction } from '../actions'
import { WindowFields } from '../window-fields'

type Props = { searchParams: Promise<{ chargeband?: string }> }

export default async function NewSignUpCodePage({ searchParams }: Props) {
  const { ctx, practice } = await staffPage('sign-up-code:edit')
  const { chargeband } = await searchParams
  const bands = await listChargebands(ctx)
  const title = `New sign-up code – ${practice.name}`
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.signUpCodes(), text: 'Sign-up codes' }]} />
      <h1 className="mb-4">New sign-up code</h1>
      {bands.length === 0 ? (
        <>
          <title>{title}</title>
          <EmptyState title="There is no chargeband yet">
            <p>
              A code belongs to a chargeband. <a href={paths.newChargeband()}>Make a chargeband</a> first.
            </p>
          </EmptyState>
        </>
      ) : (
        <EnrolForm
          action={createSignUpCodeAction}
          title={title}
          initial={{ chargebandId: chargeband ?? bands[0]?.id ?? '' }}
        >
          <TextField
            name="code"
            label="Sign-up code"
            hint="4 to 30 letters and numbers, such as Welcome123. Capitals and spaces do not matter."
            width={20}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            mono
          />
          <SelectField
            name="chargebandId"
            label="Chargeband"
            hint="People who use the code are put on it. The code works while its online booking is on."
            options={bands.map(({ id, folder, name, online }) => ({
              value: id,
              label: `${[folder, name].filter(Boolean).join('/')}${online ? '' : ' (online booking off)'}`,
            }))}
          />
          <WindowFields />
          <SubmitButton>Save</SubmitButton>
        </EnrolForm>
      )}
    </>
  )
}
