import { can } from '@/lib/domain/access/authorize'
import { listMessages } from '@/lib/domain/correspondence/queries'
import { openWithoutCheck } from '@/lib/domain/identifications/open-without-check'
import { lettersInTrouble } from '@/lib/domain/letters/letters-in-trouble'
import { patientsWithChanges } from '@/lib/domain/patients/waiting-changes'
import { registrationsToday } from '@/lib/domain/registrations/today-queries'
import { codesEndingSoon, listSignUpCodes } from '@/lib/domain/sign-up-codes/queries'
import { unreadOfRole } from '@/lib/domain/threads/inbox'
import { dateIn, formatDate, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { ChangedByPatients } from './today/changed-by-patients'
import { FirstSteps } from './today/first-steps'
import { LettersInTrouble } from './today/letters-in-trouble'
import { OpenWithoutCheckCard } from './today/open-without-check'
import { TodayCards } from './today/today-cards'
import { UnreadMessages } from './today/unread-messages'

const mostUnread = 5

export default async function TodayPage() {
  const { ctx, actor, practice } = await staffPage('today:view')
  const zone = zoneOfNation[practice.nation]
  const today = dateIn(ctx.now, zone)
  const registrations = await registrationsToday(ctx, { zone, today })
  const letters = await lettersInTrouble(ctx)
  const messages = await unreadOfRole(ctx, mostUnread)
  return (
    <>
      <title>{`Today – ${practice.name}`}</title>
      <div className="mb-4 flex flex-wrap items-baseline gap-x-4">
        <h1>Today</h1>
        <span className="text-ink-soft">{formatDate(today)}</span>
      </div>
      <ChangedByPatients changed={await patientsWithChanges(ctx)} now={ctx.now} zone={zone} />
      <OpenWithoutCheckCard patients={await openWithoutCheck(ctx)} now={ctx.now} zone={zone} />
      <LettersInTrouble letters={letters} now={ctx.now} zone={zone} />
      {registrations.any ? (
        <TodayCards
          registrations={registrations}
          codes={await codesEndingSoon(ctx)}
          messages={messages ? <UnreadMessages {...{ messages, zone }} role={actor.role} now={ctx.now} /> : null}
          failed={(await listMessages(ctx, { fate: 'failed' })).lines}
          now={ctx.now}
          nation={practice.nation}
        />
      ) : (
        <FirstSteps
          practice={practice}
          codes={await listSignUpCodes(ctx)}
          mayEdit={can(actor, 'chargeband:edit') && can(actor, 'sign-up-code:edit')}
        />
      )}
    </>
  )
}
