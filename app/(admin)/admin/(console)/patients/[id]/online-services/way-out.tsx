import { schemeWords } from '@/app/(admin)/admin/(console)/person-words'
import { can } from '@/lib/domain/access/authorize'
import type { Refusal } from '@/lib/domain/accounts/offers'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { paths } from '@/lib/web/paths'
import type { TabProps } from './words'

type Way = Pick<TabProps, 'patient' | 'practice' | 'actor'> & { reason: Refusal }

/** Where that can be put right. */
export function WayOut({ reason, patient, practice, actor }: Way) {
  if (reason === 'noIdentification') return <a href={paths.patientIdentification(patient.id)}>Add identification</a>
  if (reason !== 'noNumber' || !can(actor, 'patient:edit')) return null
  return (
    <a href={paths.patientIdentifiers(patient.id)}>Add the {schemeWords[schemeOfNation[practice.nation]]} number</a>
  )
}
