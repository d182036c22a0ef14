import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Dialog } from '@/components/ui/dialog'
import { type LeftOutReason, leftOutReasons, type Reach } from '@/lib/domain/chargebands/vocabulary'
import { enableOnlineBookingAction } from '../actions'

const why: Record<LeftOutReason, string> = {
  deceased: 'have died',
  deducted: 'have left the practice',
  'account-disabled': 'have an online account that is disabled',
  'no-contact': 'have no email address or mobile number on file',
  'opted-out': 'do not want messages about appointments',
}

const patients = (count: number) => (count === 1 ? '1 patient' : `${count.toLocaleString('en-GB')} patients`)

/** The two halves of those written to, when there are two. */
function whoIsWrittenTo(signIn: number, signUp: number): string {
  if (signIn > 0 && signUp > 0)
    return `: ${signIn.toLocaleString('en-GB')} who can sign in, and ${signUp.toLocaleString('en-GB')} who are told how to sign up`
  if (signIn > 0) return ', who can sign in'
  return signUp > 0 ? ', who are told how to sign up' : ''
}

type Props = { chargebandId: string; reach: Reach; hasCode: boolean }

/** Says whom each choice reaches before anybody presses it. */
export function AccessDialog({ chargebandId, reach, hasCode }: Props) {
  const leftOut = leftOutReasons.filter((reason) => reach.leftOut[reason] > 0)
  const toSignUp = reach.notified - reach.notifiedWithAccount
  return (
    <Dialog title="Allowing patient access" opener="Enable online booking" kind="filled">
      <p>
        {reach.patients === 0
          ? 'No patients are on this chargeband yet, so nobody would be written to now. '
          : `${patients(reach.patients)} on this chargeband, ${reach.withAccount.toLocaleString('en-GB')} with an online account. `}
        Patients who join it later get access too. Those whom staff put on it one by one are emailed how to register.
      </p>
      <ul>
        <li>
          <strong>Allow and notify</strong> writes to {reach.notified === 0 ? 'nobody' : patients(reach.notified)}
          {whoIsWrittenTo(reach.notifiedWithAccount, toSignUp)}.
        </li>
        <li>
          <strong>Allow with no notifications</strong> gives the same access and writes to nobody.
        </li>
      </ul>
      {leftOut.length > 0 ? (
        <>
          <p className="font-semibold">Left out of the messages</p>
          <ul>
            {leftOut.map((reason) => (
              <li key={reason}>
                <span className="num">{reach.leftOut[reason].toLocaleString('en-GB')}</span> {why[reason]}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {toSignUp > 0 && !hasCode ? (
        <p className="text-ink-soft">
          This chargeband has no sign-up code yet, so the message leads to your practice’s front page.
        </p>
      ) : null}
      <EnrolForm action={enableOnlineBookingAction} className="mt-4 flex flex-wrap gap-2">
        <HiddenField name="chargebandId" value={chargebandId} />
        <HiddenField name="confirmedCount" value={String(reach.notified)} />
        <SubmitButton name="choice" value="notify">
          Allow and notify
        </SubmitButton>
        <SubmitButton kind="quiet" name="choice" value="no-notifications">
          Allow with no notifications
        </SubmitButton>
      </EnrolForm>
    </Dialog>
  )
}
