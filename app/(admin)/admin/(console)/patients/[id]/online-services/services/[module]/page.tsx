import { notFound } from 'next/navigation'
import { moduleWords } from '@/app/(admin)/admin/(console)/module-words'
import { setModuleAction } from '@/app/(admin)/admin/(console)/patients/[id]/actions'
import { TaskFrame } from '@/app/(admin)/admin/(console)/patients/[id]/online-services/task-frame'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { modulesOf } from '@/lib/domain/modules/vocabulary'
import { staffPage } from '@/lib/web/pages'

type Props = { params: Promise<{ id: string; module: string }> }

export default async function ServicePage({ params }: Props) {
  const { ctx, practice } = await staffPage('account:disable')
  const { id, module: wanted } = await params
  const module = modulesOf(practice.nation).find((one) => one === wanted)
  if (!module) notFound()
  const { name, may } = moduleWords[module]
  return (
    <TaskFrame ctx={ctx} practice={practice} patientId={id} action={null} heading={name}>
      {(title, { modules }) => (
        <EnrolForm action={setModuleAction} title={title}>
          <p>{standsNow(modules.find((one) => one.module === module)?.enabled ?? false)}</p>
          <HiddenField name="patientId" value={id} />
          <HiddenField name="module" value={module} />
          <Radios
            name="state"
            legend={`May this patient ${may}?`}
            options={[
              { value: 'on', label: 'On' },
              { value: 'off', label: 'Off' },
            ]}
          />
          <TextareaField name="reason" label="Reason" hint="Such as “by their own wish”" rows={3} />
          <SubmitButton>Confirm</SubmitButton>
        </EnrolForm>
      )}
    </TaskFrame>
  )
}

const standsNow = (on: boolean) => (on ? 'It is on for this patient now.' : 'It is off for this patient now.')
