import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { can } from '@/lib/domain/access/authorize'
import { createAccountAction } from '../actions'
import { WayOut } from './way-out'
import { sentenceOf, type TabProps } from './words'

/** No account yet: how they get one, and the button that makes it, or the way to where it can be made. */
export function CreateAccount({ tab, patient, practice, actor }: TabProps) {
  const reachable = patient.contacts.some(
    ({ kind, preferred, verifiedAt }) => kind === 'email' && preferred && verifiedAt !== null,
  )
  return (
    <>
      <p className="mt-0!">
        This patient has no online account yet. Check who they are, make the account, and give them the letter: its
        codes let them choose how to sign in.
      </p>
      {tab.lacking.length > 0 ? (
        tab.lacking.map((reason) => (
          <p key={reason}>
            {sentenceOf(reason)} <WayOut reason={reason} {...{ patient, practice, actor }} />
          </p>
        ))
      ) : can(actor, 'account:create') ? (
        <EnrolForm action={createAccountAction}>
          <HiddenField name="patientId" value={patient.id} />
          {reachable ? null : (
            <Radios
              name="withoutEmail"
              legend="There is no verified email address. Create the account all the same?"
              hint="Without one they cannot finish online by themselves. They can still choose a username with the letter."
              options={[
                { value: 'yes', label: 'Yes' },
                { value: 'no', label: 'No, add an email address first' },
              ]}
            />
          )}
          <SubmitButton>Create online account</SubmitButton>
        </EnrolForm>
      ) : (
        <p>Reception or a manager can make it.</p>
      )}
    </>
  )
}
