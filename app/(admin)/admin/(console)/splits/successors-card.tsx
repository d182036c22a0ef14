import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Card } from '@/components/ui/card'
import type { SplitOverview } from '@/lib/domain/splits/queries'
import { paths } from '@/lib/web/paths'
import { declareSuccessorAction, withdrawSuccessorAction } from './actions'

type Props = { overview: SplitOverview; practice: { name: string; slug: string; practiceCode: string } }

/** Where this practice's Practice ID leads people, and whose old Practice IDs lead here. */
export function SuccessorsCard({ overview, practice }: Props) {
  const { successors, predecessors, declarable } = overview
  if (successors.length + predecessors.length + declarable.length === 0) return null
  return (
    <Card title="Old Practice IDs">
      {declarable.map(({ id, name }) => (
        <EnrolForm key={id} action={declareSuccessorAction} className="mb-4">
          <HiddenField name="successorId" value={id} />
          <p className="max-w-measure">
            Patients have moved to {name}. Its page can be shown to everybody who comes to{' '}
            <a href={paths.practice(practice.slug)}>the front door of {practice.name}</a> or types{' '}
            {practice.practiceCode} there. Whoever is still a patient here can go on as before.
          </p>
          <SubmitButton kind="quiet">{`Lead people to ${name}`}</SubmitButton>
        </EnrolForm>
      ))}
      {successors.map(({ id, name, slug }) => (
        <EnrolForm key={id} action={withdrawSuccessorAction} className="mb-4">
          <HiddenField name="successorId" value={id} />
          <p className="max-w-measure">
            {practice.practiceCode} and the front door of {practice.name} lead people to{' '}
            <a href={paths.practice(slug)}>{name}</a>.
          </p>
          <SubmitButton kind="quiet">{`No longer lead people to ${name}`}</SubmitButton>
        </EnrolForm>
      ))}
      {predecessors.map(({ id, name, practiceCode }) => (
        <p key={id} className="max-w-measure">
          {name} has moved here: whoever types its Practice ID {practiceCode} is told to use the newer letter.
        </p>
      ))}
    </Card>
  )
}
