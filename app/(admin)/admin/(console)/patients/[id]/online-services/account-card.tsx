import { AccountTag } from '@/app/(admin)/admin/(console)/patients/account-tag'
import { accountWords } from '@/app/(admin)/admin/(console)/patients/account-words'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { can } from '@/lib/domain/access/authorize'
import { formatDateTime, groupDigits, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { untilWords } from '../until-words'
import { AccountActions } from './account-actions'
import { CreateAccount } from './create-account'
import { LetterFacts } from './letter-facts'
import { eventSentence, type TabProps } from './words'

/** The account: status first, then why, since when and by whom, and what may be done now. */
export function AccountCard(props: TabProps) {
  const { tab, patient, practice } = props
  const { account, letter } = tab
  if (!account) {
    return (
      <Card title="Online account">
        <CreateAccount {...props} />
      </Card>
    )
  }
  const zone = zoneOfNation[practice.nation]
  const [last] = account.events
  const { means } = accountWords[account.state]
  const locked = account.state === 'locked'
  const until = locked && account.lockedUntil ? untilWords(account.lockedUntil, props.now, zone) : ''
  return (
    <Card title="Online account">
      <Facts
        rows={[
          {
            key: 'Status',
            value: (
              <>
                <AccountTag state={account.state} />{' '}
                <span className="text-[0.93em] text-ink-soft">
                  {account.state === 'disabled' ? (account.disabledReason ?? means) : `${means}${until}`}
                </span>
              </>
            ),
          },
          {
            key: 'Since',
            value:
              locked && account.lockedSince
                ? `${formatDateTime(account.lockedSince, 'en', zone)}. Five wrong passwords, by whoever tried to sign in.`
                : last
                  ? `${formatDateTime(last.at, 'en', zone)}. ${eventSentence(last)}`
                  : `${formatDateTime(account.createdAt, 'en', zone)}, when it was made`,
          },
          {
            key: 'Kind',
            value:
              account.kind === 'full'
                ? 'Full, identity checked'
                : tab.identifications.some(({ withdrawnAt }) => !withdrawnAt)
                  ? 'Basic, identity checked but not upgraded yet'
                  : 'Basic, waits for an identity check',
          },
          ...(account.accountNumber
            ? [{ key: 'Account ID', value: <span className="num">{groupDigits(account.accountNumber)}</span> }]
            : []),
          ...(letter
            ? [
                {
                  key: 'Letter',
                  value: (
                    <>
                      <LetterFacts letter={letter} zone={zone} />
                      {letter.status === 'issued' && can(props.actor, 'letter:print') ? (
                        <>
                          {' '}
                          <a href={paths.patientLetter(patient.id)}>{letter.printCount > 0 ? 'Open' : 'Preview'}</a>
                        </>
                      ) : null}
                    </>
                  ),
                },
              ]
            : []),
          { key: 'Signs in with', value: account.signsInWith ?? 'No login yet' },
        ]}
      />
      <AccountActions {...props} />
    </Card>
  )
}
