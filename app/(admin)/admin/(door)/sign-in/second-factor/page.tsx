import { redirect } from 'next/navigation'
import QRCode from 'qrcode'
import { EnrolForm } from '@/components/form/enrol-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { CodeText } from '@/components/ui/code-text'
import { secondFactorAtDoor } from '@/lib/domain/logins/door-queries'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { currentStaff, sessionOf } from '@/lib/web/session'
import { secondFactorAction } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SecondFactorPage({ searchParams }: Props) {
  const { ctx } = await openPage()
  const session = await sessionOf('staff')
  if (!session) redirect(paths.adminSignIn())
  if (await currentStaff()) redirect(paths.admin())
  if (!session.practiceId) redirect(paths.adminPractice())
  const factor = await secondFactorAtDoor(ctx, session.id)
  const recovery = factor.enrolled && (await searchParams).by === 'recovery'
  const app = factor.enrolled ? 'Enter the code from your app' : 'Set up a second step'
  const heading = recovery ? 'Enter a recovery code' : app
  return (
    <EnrolForm action={secondFactorAction} title="Second step – Enrol for staff">
      <h1>{heading}</h1>
      {factor.enrolled ? null : (
        <>
          <p>Your practice asks everyone for a second step. You need an authenticator app on your phone.</p>
          <ol>
            <li>In the app, choose to add an account and scan this square.</li>
            <li>Type the six digits it then shows.</li>
          </ol>
          {/* biome-ignore lint/performance/noImgElement: made for this person on the spot, a data address */}
          <img
            src={await QRCode.toDataURL(factor.address, { margin: 2, width: 220 })}
            alt="A QR code for your authenticator app. The key below holds the same."
            width={220}
            height={220}
            className="my-4 rounded-box"
          />
          <p>
            Cannot scan it? Type this key into the app: <CodeText group={4}>{factor.secret}</CodeText>
          </p>
        </>
      )}
      {recovery ? (
        <TextField
          name="code"
          label="Recovery code"
          hint="One you have not used yet, like 2B7KQ-X9MWD."
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          width={20}
          mono
        />
      ) : (
        <TextField
          name="code"
          label="Six-digit code"
          hint="From your authenticator app; it changes every 30 seconds."
          autoComplete="one-time-code"
          inputMode="numeric"
          width={10}
          mono
        />
      )}
      <SubmitButton>Continue</SubmitButton>
      {factor.enrolled ? (
        <p className="mt-6">
          <a href={paths.adminSecondFactor(recovery ? undefined : 'recovery')}>
            {recovery ? 'Use the code from your app' : 'Phone not at hand? Use a recovery code'}
          </a>
        </p>
      ) : null}
      <p className="mt-6">
        <a href={paths.adminSignIn()}>Start again</a>
      </p>
    </EnrolForm>
  )
}
