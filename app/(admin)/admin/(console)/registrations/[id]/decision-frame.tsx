import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import { registrationById } from '@/lib/domain/registrations/staff-queries'
import type { Ctx } from '@/lib/domain/shared/context'
import { formatDate, formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { eventSentence } from './event-words'
import { MatchTable } from './match-table'

type Props = {
  ctx: Ctx
  practice: PracticeCard
  registrationId: string
  /** The patient to join to. */
  patientId?: string
  heading: string
  children: (title: string) => ReactNode
}

/** A page that decides about a registration in review: who submitted it, and whom it would be joined to, on top. */
export async function DecisionFrame({ ctx, practice, registrationId, patientId, heading, children }: Props) {
  const registration = await registrationById(ctx, { registrationId, ...(patientId ? { chosen: patientId } : {}) })
  if (!registration) notFound()
  const name = formatName(registration)
  const title = `${heading} – ${name} – ${practice.name}`
  const match = registration.matches.find(({ patient }) => patient.id === patientId)
  const other = match?.patient
  const last = registration.events[0]
  const open = registration.status === 'in-review'
  if (open && patientId && !other) notFound()
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.registrations('in-review'), text: 'To review' },
          { href: paths.registration(registrationId), text: name },
        ]}
      />
      <h1>{heading}</h1>
      <p>
        Registration <b className="num">{registration.reference}</b> of <b>{name}</b>, born{' '}
        <b className="num">{formatDate(registration.dateOfBirth)}</b>
        {other ? (
          <>
            , to <b>{formatName(other)}</b>, born <b className="num">{formatDate(other.dateOfBirth)}</b>, on file
          </>
        ) : null}
        .
      </p>
      {open && match ? <MatchTable registration={registration} match={match} nation={practice.nation} /> : null}
      {open ? (
        children(title)
      ) : (
        <>
          <title>{title}</title>
          <Notice>
            <p>
              This registration no longer waits for a decision. {last ? eventSentence(last) : ''}{' '}
              <a href={paths.registration(registrationId)}>See what became of it</a>.
            </p>
          </Notice>
        </>
      )}
    </>
  )
}
