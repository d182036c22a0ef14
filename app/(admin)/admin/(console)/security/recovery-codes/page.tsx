import { EnrolForm } from '@/components/form/enrol-form'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { mySecondFactor } from '@/lib/domain/logins/make-recovery-codes'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { makeRecoveryCodesAction } from '../actions'
import { CodesShown } from './codes-shown'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Ten codes for when the phone is not at hand, shown once. */
export default async function RecoveryCodesPage({ searchParams }: Props) {
  const { ctx, practice } = await staffPage('staff:second-factor')
  const { enrolled, codesLeft } = await mySecondFactor(ctx)
  const { after } = await searchParams
  const title = `Recovery codes – ${practice.name}`
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.security(), text: 'Your sign-in' }]} />
      <h1>Recovery codes</h1>
      {after === 'set-up' ? (
        <Notice kind="success" announce title="Your second step is set up. You are asked for it at every sign-in.">
          <p>One more thing: make recovery codes, for when your phone is not at hand.</p>
        </Notice>
      ) : null}
      <Card>
        {enrolled ? (
          <EnrolForm action={makeRecoveryCodesAction} title={title} done={<CodesShown back={paths.security()} />}>
            <p>
              You get ten codes. Each works once, in place of the code from your app. They are shown once: print them or
              write them down, and keep them away from your phone and computer.
            </p>
            <p>
              {codesLeft > 0
                ? `You have ${codesLeft} left. New codes end the old ones.`
                : 'You have none at the moment. Without one a lost phone keeps you out until a manager resets your second step.'}
            </p>
            <PasswordField name="password" label="Your password" autoComplete="current-password" />
            <SubmitButton>{codesLeft > 0 ? 'Make new codes' : 'Make recovery codes'}</SubmitButton>
          </EnrolForm>
        ) : (
          <>
            <title>{title}</title>
            <p>
              Recovery codes stand in for a second step, and you have none yet.{' '}
              <a href={paths.security()}>Set up a second step first</a>.
            </p>
          </>
        )}
      </Card>
    </>
  )
}
