import { roleWords } from '@/app/(admin)/admin/(console)/messages/thread-words'
import { NeedsFlag } from '@/app/(admin)/admin/(console)/patients/[id]/needs-flag'
import { schemeWords } from '@/app/(admin)/admin/(console)/person-words'
import { Tag } from '@/components/ui/tag'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import type { StaffThread } from '@/lib/domain/threads/open-thread'
import { ageOn, dateIn, formatDate, formatIdentifier, formatName, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Props = { thread: StaffThread; practice: PracticeCard; now: Date }

/** Who it is with: name, birth date, number and needs, as on every page of a patient. */
export function ThreadHead({ thread, practice, now }: Props) {
  const { person, patientId, registrationId, assignedRole, closedAt } = thread
  const { identifier, needs } = person
  const today = dateIn(now, zoneOfNation[practice.nation])
  return (
    <>
      <p className="my-0">
        <a href={paths.inbox()}>Messages</a>
      </p>
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h1>{formatName(person)}</h1>
        {closedAt ? <Tag kind="off">Closed</Tag> : null}
        {patientId ? null : <Tag kind="wait">In review</Tag>}
      </div>
      <div className="mt-1.5 flex flex-wrap gap-x-5 text-ink-soft [&_b]:font-semibold [&_b]:text-ink">
        <span>
          Born <b className="num">{formatDate(person.dateOfBirth)}</b> ({ageOn(person.dateOfBirth, today)})
        </span>
        {identifier ? (
          <span>
            {schemeWords[identifier.scheme]}{' '}
            <b className="num">{formatIdentifier(identifier.scheme, identifier.value)}</b> {identifier.status}
          </span>
        ) : null}
        <span>
          To <b>{roleWords[assignedRole]}</b>
        </span>
        {patientId ? <a href={paths.patient(patientId)}>Patient’s record</a> : null}
        {!patientId && registrationId ? <a href={paths.registration(registrationId)}>Their registration</a> : null}
      </div>
      {needs ? <NeedsFlag needs={needs} interpreter={person.interpreter} language={person.locale} /> : null}
    </>
  )
}
