import { Tag } from '@/components/ui/tag'

type Props = { change: { actorKind: string; actorName: string } }

/** Who changed a record; the patient stands out from the staff. */
export function WhoChanged({ change: { actorKind, actorName } }: Props) {
  if (actorKind === 'patient') return <Tag kind="wait">the patient themselves</Tag>
  return actorKind === 'staff' ? actorName : 'Enrol'
}
