import { EnrolForm } from '@/components/form/enrol-form'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { mySecondFactor } from '@/lib/domain/logins/make-recovery-codes'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { removeSecondFactorAction } from '../actions'

/** Takes the second step off one phone, so that it can be set up on another. */
export default async function AnotherPhonePage() {
  const { ctx, practice } = await staffPage('staff:second-factor')
  const { enrolled } = await mySecondFactor(ctx)
  const title = `Another phone – ${practice.name}`
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.security(), text: 'Your sign-in' }]} />
      <h1 className="mb-4">Set up your second step on another phone</h1>
      <Card>
        {enrolled ? (
          <EnrolForm action={removeSecondFactorAction} title={title}>
            <p>
              First the old phone is taken off, and your recovery codes with it. The next page shows a square to scan
              with the new phone. Do it at once: until then your password alone is enough.
            </p>
            <PasswordField name="password" label="Your password" autoComplete="current-password" />
            <TextField
              name="code"
              label="Code"
              hint="Six digits from the app on the old phone, or a recovery code."
              autoComplete="one-time-code"
              autoCapitalize="characters"
              spellCheck={false}
              width={20}
              mono
            />
            <SubmitButton>Take the old phone off</SubmitButton>
          </EnrolForm>
        ) : (
          <>
            <title>{title}</title>
            <p>
              You have no second step yet. <a href={paths.security()}>Set one up</a>.
            </p>
          </>
        )}
      </Card>
    </>
  )
}
