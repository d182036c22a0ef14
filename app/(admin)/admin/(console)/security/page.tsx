import QRCode from 'qrcode'
import { EnrolForm } from '@/components/form/enrol-form'
import { idle } from '@/components/form/form-state'
import { HiddenField } from '@/components/form/hidden-field'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { postTo } from '@/components/layout/post-to'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CodeText } from '@/components/ui/code-text'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { offeredSecondFactor } from '@/lib/domain/logins/enrol-second-factor'
import { mySecondFactor } from '@/lib/domain/logins/make-recovery-codes'
import { mySessions, mySignIn, type OwnSession } from '@/lib/domain/logins/queries'
import { formatDateTime, formatWhen, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { passwordHint } from '@/lib/web/password-hint'
import { paths } from '@/lib/web/paths'
import { sentenceFor } from '@/lib/web/sentence-for'
import { wordsIn } from '@/lib/web/words'
import { changePasswordAction, endSessionAction, enrolSecondFactorAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const notices: Record<string, string> = {
  password: 'Your password is changed. You are signed out everywhere else.',
  ended: 'The session is ended.',
  removed: 'The old phone is taken off. Set up your second step on the new one now.',
}

export default async function StaffSecurityPage({ searchParams }: Props) {
  const { ctx, practice } = await staffPage('login:own')
  const [sessions, offer, { done }] = [await mySessions(ctx), await offeredSecondFactor(ctx), await searchParams]
  const [{ policy }, { codesLeft }] = [await mySignIn(ctx), await mySecondFactor(ctx)]
  const zone = zoneOfNation[practice.nation]
  const notice = sentenceFor(done, notices)
  return (
    <>
      <h1>Your sign-in</h1>
      {notice ? (
        <Notice kind="success" announce>
          <p>{notice}</p>
        </Notice>
      ) : null}
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <Card title="Change your password">
          <EnrolForm action={changePasswordAction} title={`Your sign-in – ${practice.name}`}>
            <PasswordField name="currentPassword" label="Current password" autoComplete="current-password" />
            <PasswordField
              name="password"
              label="New password"
              hint={passwordHint(wordsIn('en'), 'en', policy)}
              autoComplete="new-password"
            />
            <SubmitButton>Change password</SubmitButton>
          </EnrolForm>
        </Card>
        <Card title="Second step">
          {offer ? (
            <EnrolForm action={enrolSecondFactorAction}>
              <p>A code from an authenticator app on your phone, so that your password alone is not enough.</p>
              {/* biome-ignore lint/performance/noImgElement: made for this person on the spot, a data address */}
              <img
                src={await QRCode.toDataURL(offer.address, { margin: 2, width: 180 })}
                alt="A QR code for your authenticator app. The key below holds the same."
                width={180}
                height={180}
                className="my-3 rounded-box"
              />
              <p>
                Cannot scan it? Type this key: <CodeText group={4}>{offer.secret}</CodeText>
              </p>
              <TextField
                name="code"
                label="Six-digit code"
                autoComplete="one-time-code"
                inputMode="numeric"
                width={10}
                mono
              />
              <SubmitButton kind="quiet">Set up second step</SubmitButton>
            </EnrolForm>
          ) : (
            <>
              <p>Set up. You are asked for it at every sign-in.</p>
              <p>
                {codesLeft === 0
                  ? 'You have no recovery codes for when your phone is not at hand.'
                  : `${codesLeft} recovery ${codesLeft === 1 ? 'code is' : 'codes are'} left for when your phone is not at hand.`}{' '}
                <a href={paths.recoveryCodes()}>{codesLeft === 0 ? 'Make recovery codes' : 'Make new ones'}</a>
              </p>
              <p>
                A new phone, or lost the old one? <a href={paths.anotherPhone()}>Set up another phone</a>. Without the
                old phone and without a recovery code a manager can reset it for you.
              </p>
            </>
          )}
        </Card>
        <div className="lg:col-span-full">
          <Card title="Where you are signed in">
            <Table
              caption="Where you are signed in"
              captionHidden
              columns={[
                { heading: 'Browser' },
                { heading: 'Signed in' },
                { heading: 'Last used' },
                { heading: 'Action', hiddenHeading: true },
              ]}
              rows={sessions.map((session) => ({
                id: session.id,
                cells: [
                  `${browserOf(session)}${session.here ? ' (this one)' : ''}`,
                  formatDateTime(session.createdAt, 'en', zone),
                  formatWhen(session.lastSeenAt, ctx.now, 'en', zone),
                  session.here ? null : <EndOne key="end" session={session} zone={zone} />,
                ],
              }))}
            />
          </Card>
        </div>
      </div>
      <p className="mt-4">
        <a href={paths.adminPractice()}>Work for another practice</a>
      </p>
    </>
  )
}

function browserOf({ browser, system, kind }: OwnSession): string {
  const name = browser && system ? `${browser} on ${system}` : (browser ?? system ?? 'A browser we do not know')
  return kind === 'patient' ? `${name}, as a patient` : name
}

function EndOne({ session, zone }: { session: OwnSession; zone: string }) {
  return (
    <form {...postTo(endSessionAction.bind(null, idle))}>
      <HiddenField name="sessionId" value={session.id} />
      <Button kind="quiet">
        End
        <span className="sr-only"> the session of {formatDateTime(session.createdAt, 'en', zone)}</span>
      </Button>
    </form>
  )
}
