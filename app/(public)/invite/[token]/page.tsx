import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { PlainShell } from '@/components/layout/plain-shell'
import { Facts } from '@/components/ui/facts'
import { invitationAt } from '@/lib/domain/staff/invitation-at'
import { openPage } from '@/lib/web/pages'
import { passwordHint } from '@/lib/web/password-hint'
import { paths } from '@/lib/web/paths'
import { wordsIn } from '@/lib/web/words'
import { acceptInvitationAction } from './actions'

type Props = { params: Promise<{ token: string }> }

/** A staff invitation; staff screens are in English. */
export default async function InvitePage({ params }: Props) {
  const { token } = await params
  const { ctx } = await openPage()
  const invitation = await invitationAt(ctx, token)
  return (
    <PlainShell name={invitation?.practiceName ?? 'Enrol'} href={paths.adminSignIn()} dense>
      {invitation ? (
        <EnrolForm action={acceptInvitationAction} title={`Join ${invitation.practiceName} – Enrol for staff`}>
          <h1>Join {invitation.practiceName}</h1>
          <p>{invitation.practiceName} invites you to work with its patients’ online accounts.</p>
          <Facts
            rows={[
              { key: 'Name', value: invitation.name },
              { key: 'Email address', value: invitation.email },
              { key: 'Role', value: invitation.role },
            ]}
          />
          <HiddenField name="token" value={token} />
          <div className="mt-4">
            {invitation.hasLogin ? (
              <PasswordField
                name="password"
                label="Password"
                hint="This address signs in already. Enter the password you use for it."
                autoComplete="current-password"
              />
            ) : (
              <PasswordField
                name="password"
                label="Create a password"
                hint={passwordHint(wordsIn('en'), 'en', invitation.policy)}
                autoComplete="new-password"
              />
            )}
          </div>
          <SubmitButton>Accept and sign in</SubmitButton>
        </EnrolForm>
      ) : (
        <>
          <title>This invitation cannot be used – Enrol for staff</title>
          <h1>This invitation cannot be used</h1>
          <p>It was used already, is older than seven days, or was replaced by a newer one.</p>
          <p>
            Look for a newer email, or ask the practice’s manager to send it again. If you have joined already,{' '}
            <a href={paths.adminSignIn()}>sign in</a>.
          </p>
        </>
      )}
    </PlainShell>
  )
}
