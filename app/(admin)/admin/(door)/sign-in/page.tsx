import { redirect } from 'next/navigation'
import { EnrolForm } from '@/components/form/enrol-form'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import { authorize } from '@/lib/domain/access/authorize'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { sentenceFor } from '@/lib/web/sentence-for'
import { currentStaff } from '@/lib/web/session'
import { signInAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const notices: Record<string, string> = {
  'signed-out': 'You have signed out.',
  'password-reset': 'Your new password is set. Sign in with it.',
}

export default async function StaffSignInPage({ searchParams }: Props) {
  const { ctx } = await openPage()
  authorize(ctx.actor, 'login:sign-in')
  if (await currentStaff()) redirect(paths.admin())
  const { after } = await searchParams
  const notice = sentenceFor(after, notices)
  return (
    <EnrolForm action={signInAction} title="Sign in – Enrol for staff">
      <h1 className="mb-3">Sign in</h1>
      {notice ? (
        <Notice kind="success">
          <p>{notice}</p>
        </Notice>
      ) : null}
      <TextField
        name="email"
        label="Email address"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <SubmitButton>Sign in</SubmitButton>
      <p className="mt-6">
        <a href={paths.forgotPassword()}>Forgotten your password?</a>
      </p>
      <p>
        <a href={paths.unlockHere()}>Unlock my account</a>
      </p>
      <p>
        Are you a patient? <a href={paths.signIn()}>Sign in to your account</a> instead.
      </p>
    </EnrolForm>
  )
}
