import { EnrolForm } from '@/components/form/enrol-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { deskChoices } from '@/lib/domain/patients/desk-choices'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { registerPatientAction } from '../actions'
import { AlikePanel } from './alike-panel'
import { CareFields, ContactFields, PersonFields } from './patient-fields'
import { SomebodyElseField } from './somebody-else-field'

export default async function RegisterPatientPage() {
  const { ctx, practice } = await staffPage('patient:register')
  const choices = await deskChoices(ctx)
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.patients(), text: 'Patients' }]} />
      <EnrolForm
        action={registerPatientAction}
        title={`Register patient – ${practice.name}`}
        initial={{ locale: practice.locale }}
        className="max-w-none"
      >
        <h1 className="mb-4">Register patient</h1>
        <SomebodyElseField />
        <div className="mb-5 grid grid-cols-1 items-start gap-5 xl:grid-cols-[minmax(0,1fr)_17rem]">
          <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[1.2fr_1fr_1fr]">
            <Card title="Person">
              <PersonFields nation={practice.nation} />
            </Card>
            <Card title="Contact">
              <ContactFields />
            </Card>
            <Card title="Needs and place">
              <CareFields
                {...choices}
                chargebandHint="If online booking is on for it, we email them how to register."
              />
            </Card>
          </div>
          <AlikePanel />
        </div>
        <SubmitButton>Register patient</SubmitButton>
      </EnrolForm>
    </>
  )
}
