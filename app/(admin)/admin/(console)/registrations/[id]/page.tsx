import { notFound } from 'next/navigation'
import { MessagesAbout } from '@/app/(admin)/admin/(console)/messages-about'
import { shortWhen } from '@/app/(admin)/admin/(console)/short-when'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Timeline } from '@/components/ui/timeline'
import { can } from '@/lib/domain/access/authorize'
import { messagesOf } from '@/lib/domain/correspondence/queries'
import { type RegistrationDetails, registrationById } from '@/lib/domain/registrations/staff-queries'
import { ageOn, dateIn, formatDate, formatName, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { StatusTag } from '../status-tag'
import { eventSentence } from './event-words'
import { MatchesCard } from './matches-card'
import { StandingCard } from './standing-card'
import { SubmittedCard } from './submitted-card'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> }

export default async function RegistrationPage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('registration:view')
  const [{ id }, { done }] = [await params, await searchParams]
  const registration = await registrationById(ctx, { registrationId: id })
  if (!registration) notFound()
  const messages = await messagesOf(ctx, { registrationId: id })
  const zone = zoneOfNation[practice.nation]
  const name = formatName({ ...registration, title: null })
  const title = `${name} – Registration – ${practice.name}`
  const mayActivate = registration.status === 'awaiting-activation' && can(actor, 'registration:activate-by-hand')
  return (
    <>
      {mayActivate ? null : <title>{title}</title>}
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h1>{name}</h1>
        <StatusTag status={registration.status} />
      </div>
      <div className="mt-1.5 mb-4 flex flex-wrap gap-x-5 text-ink-soft [&_b]:font-semibold [&_b]:text-ink">
        <span>
          Born <b className="num">{formatDate(registration.dateOfBirth)}</b> (
          {ageOn(registration.dateOfBirth, dateIn(ctx.now, zone))})
        </span>
        <span>
          Registration <b className="num">{registration.reference}</b>
        </span>
        {registration.chargeband ? <span>{registration.chargeband}</span> : null}
      </div>
      <Done done={done} registration={registration} />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[1.15fr_1fr]">
        <StandingCard
          registration={registration}
          title={mayActivate ? title : null}
          now={ctx.now}
          nation={practice.nation}
        />
        <SubmittedCard registration={registration} nation={practice.nation} />
        {registration.status === 'in-review' ? (
          <div className="lg:col-span-full">
            <MatchesCard
              registration={registration}
              nation={practice.nation}
              mayDecide={can(actor, 'registration:decide')}
            />
          </div>
        ) : null}
        <div className="lg:col-span-full">
          <Card title="Messages">
            {messages.length > 0 ? (
              <MessagesAbout messages={messages} now={ctx.now} nation={practice.nation} />
            ) : (
              <p className="text-ink-soft">Nothing was sent about this registration.</p>
            )}
          </Card>
        </div>
        <div className="lg:col-span-full">
          <Card title="What happened">
            <Timeline
              entries={registration.events.map((event) => ({
                id: event.id,
                at: event.at,
                when: shortWhen(event.at, ctx.now, zone),
                what: eventSentence(event),
              }))}
            />
          </Card>
        </div>
      </div>
    </>
  )
}

function Done({ done, registration }: { done: string | undefined; registration: RegistrationDetails }) {
  if (done === 'sent-again') {
    return (
      <Notice kind="success" announce>
        <p>Sent again. The links and codes sent before no longer work.</p>
      </Notice>
    )
  }
  if (done === 'decided') return <Notice kind="success" announce title="Decided. It is in the log with your reason." />
  const { loginEmail, loginUsername } = registration
  if (done !== 'activated' || !(loginEmail ?? loginUsername)) return null
  return (
    <Notice kind="success" title="Activated" announce>
      <p>
        Tell {formatName(registration)} to sign in with <b>{loginEmail ?? loginUsername}</b> and the password they
        chose.
        {loginEmail ? '' : ' Their email address already signs in somebody else, so this is their username.'}
      </p>
    </Notice>
  )
}
