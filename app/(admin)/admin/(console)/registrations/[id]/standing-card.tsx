import { routeWords } from '@/app/(admin)/admin/(console)/person-words'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { RegistrationDetails } from '@/lib/domain/registrations/staff-queries'
import { formatDateTime, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { StatusTag } from '../status-tag'
import { statusWords } from '../status-words'
import { sendAgainAction } from './actions'

type Props = {
  registration: RegistrationDetails
  /** The page's title, when this member of staff may act: the form gives it, with what went wrong. */
  title: string | null
  now: Date
  nation: Nation
}

/** Where it stands, why, since when, and what staff can do now. */
export function StandingCard({ registration, title, now, nation }: Props) {
  const {
    status,
    code,
    signUpCodeId,
    membershipSchemeId: schemeId,
    chargebandId,
    route,
    submittedAt,
    activatedAt,
    expiresAt,
    patientId,
  } = registration
  const when = (moment: Date) => formatDateTime(moment, 'en', zoneOfNation[nation])
  const waits = status === 'awaiting-activation' || status === 'submitted'
  return (
    <Card title="Registration">
      <Facts
        rows={[
          {
            key: 'State',
            value: (
              <>
                <StatusTag status={status} />{' '}
                <span className="text-[0.93em] text-ink-soft">{statusWords[status].means}</span>
              </>
            ),
          },
          { key: 'Submitted', value: when(submittedAt) },
          ...(activatedAt ? [{ key: 'Activated', value: when(activatedAt) }] : []),
          ...(waits ? [{ key: expiresAt > now ? 'Expires' : 'Expired', value: when(expiresAt) }] : []),
          {
            key: 'Came by',
            value:
              code && signUpCodeId ? (
                <>
                  Sign-up code <a href={paths.signUpCode(signUpCodeId)}>{code}</a>
                </>
              ) : code && schemeId && chargebandId ? (
                <>
                  Membership code <a href={paths.scheme(chargebandId, schemeId)}>{code}</a>
                </>
              ) : (
                routeWords[route]
              ),
          },
          ...(patientId
            ? [{ key: 'Patient', value: <a href={paths.patient(patientId)}>Open the patient record</a> }]
            : []),
        ]}
      />
      {title ? <Actions registrationId={registration.id} title={title} /> : null}
      {status === 'awaiting-activation' && !title ? (
        <p className="text-[0.93em] text-ink-soft">
          Receptionists and managers can send it again or activate it by hand.
        </p>
      ) : null}
    </Card>
  )
}

function Actions({ registrationId, title }: { registrationId: string; title: string }) {
  return (
    <div className="mt-4">
      <EnrolForm action={sendAgainAction} title={title} className="flex flex-wrap items-center gap-2 [&>*]:my-0!">
        <HiddenField name="registrationId" value={registrationId} />
        <SubmitButton>Send again</SubmitButton>
        <ButtonLink kind="quiet" href={paths.activateByHand(registrationId)}>
          Activate by hand…
        </ButtonLink>
      </EnrolForm>
      <p className="text-[0.93em] text-ink-soft">
        Sending again makes a new link and code; the old ones stop working. Activate by hand only after you have checked
        who the person is.
      </p>
    </div>
  )
}
