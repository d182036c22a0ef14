import { redirect } from 'next/navigation'
import { EnrolForm } from '@/components/form/enrol-form'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { practicesAtDoor } from '@/lib/domain/logins/door-queries'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { sessionOf } from '@/lib/web/session'
import { choosePracticeAction } from '../actions'

export default async function ChoosePracticePage() {
  const { ctx } = await openPage()
  const session = await sessionOf('staff')
  if (!session) redirect(paths.adminSignIn())
  const practices = await practicesAtDoor(ctx, session.id)
  return (
    <EnrolForm action={choosePracticeAction} title="Choose a practice – Enrol for staff">
      <Radios
        name="practiceId"
        legend="Which practice are you working for now?"
        heading
        hint="You can come back here to change it."
        options={practices.map((one) => ({ value: one.practiceId, label: one.practiceName, hint: one.role }))}
      />
      <SubmitButton>Continue</SubmitButton>
    </EnrolForm>
  )
}
