import { Tag } from '@/components/ui/tag'
import type { StaffRow } from '@/lib/domain/staff/queries'

/** Whether somebody works here, is invited, or is out. */
export function MemberState({ member }: { member: StaffRow }) {
  if (member.state === 'disabled') return <Tag kind="bad">Disabled</Tag>
  if (member.state === 'working') return <Tag kind="good">Working</Tag>
  return member.invitationExpired ? <Tag kind="warn">Invitation expired</Tag> : <Tag kind="wait">Invited</Tag>
}

export const roleNames = { receptionist: 'Receptionist', manager: 'Manager', clinician: 'Clinician' }

export const roleChoices = [
  { value: 'receptionist', label: 'Receptionist', hint: 'Finds and registers patients, checks identity.' },
  {
    value: 'manager',
    label: 'Manager',
    hint: 'Everything a receptionist does; chargebands, codes, staff, settings, audit.',
  },
  { value: 'clinician', label: 'Clinician', hint: 'Looks at patients and answers requests.' },
]
