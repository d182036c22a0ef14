import {
  closeThreadAction,
  handOverThreadAction,
  markThreadUnreadAction,
  reopenThreadAction,
} from '@/app/(admin)/admin/(console)/messages/actions'
import { roleWords } from '@/app/(admin)/admin/(console)/messages/thread-words'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Card } from '@/components/ui/card'
import { type Role, roles } from '@/lib/domain/staff/vocabulary'

type Props = { thread: { id: string; assignedRole: Role; closedAt: Date | null } }

/** What staff do with a conversation beside answering it. */
export function ThreadActions({ thread: { id, assignedRole, closedAt } }: Props) {
  const others = roles.filter((role) => role !== assignedRole)
  return (
    <Card title="What next">
      <div className="grid gap-3">
        {closedAt ? (
          <EnrolForm action={reopenThreadAction}>
            <HiddenField name="threadId" value={id} />
            <SubmitButton kind="quiet">Open again</SubmitButton>
          </EnrolForm>
        ) : (
          <EnrolForm action={closeThreadAction}>
            <HiddenField name="threadId" value={id} />
            <SubmitButton kind="quiet">Close conversation</SubmitButton>
          </EnrolForm>
        )}
        <EnrolForm action={markThreadUnreadAction}>
          <HiddenField name="threadId" value={id} />
          <SubmitButton kind="quiet">Mark as unread</SubmitButton>
        </EnrolForm>
        <EnrolForm action={handOverThreadAction}>
          <HiddenField name="threadId" value={id} />
          <SelectField
            name="role"
            label="Hand over to"
            empty=""
            options={others.map((role) => ({ value: role, label: roleWords[role] }))}
          />
          <SubmitButton kind="quiet">Hand over</SubmitButton>
        </EnrolForm>
      </div>
    </Card>
  )
}
