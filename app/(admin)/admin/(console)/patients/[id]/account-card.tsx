import { evidenceWords, routeWords } from '@/app/(admin)/admin/(console)/person-words'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import type { PatientRecord } from '@/lib/domain/patients/patient-record'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { formatDateTime, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { AccountTag } from '../account-tag'
import { accountWords } from '../account-words'
import { untilWords } from './until-words'

type Props = { patient: PatientRecord; nation: Nation; now: Date }
type Account = PatientRecord['accounts'][number]
type From = NonNullable<PatientRecord['registration']>

const activatedBy: Record<string, string> = {
  email: 'by email',
  sms: 'by text',
  'signed-in': 'while signed in',
  letter: 'by the letter alone',
  staff: 'by hand, at the practice',
}

/** Status first, then what it means, since when and how it came about. */
export function AccountCard({ patient, nation, now }: Props) {
  const { accounts, registration } = patient
  const zone = zoneOfNation[nation]
  return (
    <Card title="Online account">
      {accounts.length === 0 ? (
        <p>
          This patient has no online account yet.
          {patient.onlineServices ? (
            <>
              {' '}
              <a href={paths.patientOnline(patient.id)}>Make one</a>.
            </>
          ) : null}
        </p>
      ) : null}
      {accounts.map((account) => (
        <Facts
          key={account.id}
          rows={[
            { key: 'Status', value: <Status account={account} now={now} zone={zone} /> },
            { key: 'Kind', value: <Kind account={account} evidence={registration?.evidence ?? null} /> },
            { key: 'Made', value: formatDateTime(account.createdAt, 'en', zone) },
            { key: 'Signs in with', value: account.email ?? account.username ?? 'No login yet' },
            ...(registration ? [{ key: 'Came by', value: <CameBy registration={registration} zone={zone} /> }] : []),
          ]}
        />
      ))}
    </Card>
  )
}

function Status({ account, now, zone }: { account: Account; now: Date; zone: string }) {
  const { state, disabledReason, lockedUntil } = account
  const means = state === 'disabled' && disabledReason ? disabledReason : accountWords[state].means
  const until = state === 'locked' && lockedUntil ? untilWords(lockedUntil, now, zone) : ''
  return (
    <>
      <AccountTag state={state} />{' '}
      <span className="text-[0.93em] text-ink-soft">
        {means}
        {until}
      </span>
    </>
  )
}

function Kind({ account, evidence }: { account: Account; evidence: From['evidence'] }) {
  if (account.kind === 'full') return 'Full, identity checked'
  const offered = evidence && evidence !== 'not-now' ? ` They say they can show: ${evidenceWords[evidence]}.` : ''
  return `Basic, waits for an identity check.${offered}`
}

function CameBy({ registration, zone }: { registration: From; zone: string }) {
  const { code, signUpCodeId, route, reference, submittedAt, activatedAt, activatedBy: by } = registration
  return (
    <>
      {code && signUpCodeId ? (
        <>
          Sign-up code <a href={paths.signUpCode(signUpCodeId)}>{code}</a>
        </>
      ) : (
        <span className="capitalize">{routeWords[route]}</span>
      )}
      , registration <a href={paths.registration(registration.id)}>{reference}</a> of{' '}
      {formatDateTime(submittedAt, 'en', zone)}
      {activatedAt ? `, activated ${(by && activatedBy[by]) ?? ''} ${formatDateTime(activatedAt, 'en', zone)}` : ''}
    </>
  )
}
