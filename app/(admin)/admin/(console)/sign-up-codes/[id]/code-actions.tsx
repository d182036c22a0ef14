import { EitherForm } from '@/components/form/either-form'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button-link'
import { ButtonRow } from '@/components/ui/button-row'
import { Dialog } from '@/components/ui/dialog'
import type { SignUpCode } from '@/lib/domain/sign-up-codes/queries'
import { paths } from '@/lib/web/paths'
import { endSignUpCodeAction, pauseSignUpCodeAction, resumeSignUpCodeAction } from '../actions'

type Props = { code: SignUpCode; mayEdit: boolean }

export function CodeActions({ code, mayEdit }: Props) {
  if (code.status === 'ended')
    return <ButtonRow why="It has ended, so it cannot be shared or changed.">{null}</ButtonRow>
  const hidden = (
    <>
      <HiddenField name="signUpCodeId" value={code.id} />
      <HiddenField name="version" value={String(code.version)} />
    </>
  )
  const paused = code.status === 'paused'
  return (
    <ButtonRow why={mayEdit ? undefined : 'A manager of your practice can pause, change or end it.'}>
      <ButtonLink href={paths.shareSignUpCode(code.id)}>Share</ButtonLink>
      {mayEdit ? (
        <>
          <EitherForm
            first={pauseSignUpCodeAction}
            second={resumeSignUpCodeAction}
            shows={paused ? 'second' : 'first'}
            className=""
          >
            {hidden}
            <SubmitButton kind="quiet">{paused ? 'Resume' : 'Pause'}</SubmitButton>
          </EitherForm>
          <Dialog title={`End ${code.code} for good?`} opener="End code…" kind="danger">
            <p>
              Nobody can register with it any more, also not from posters and messages already out. Registrations
              already submitted go on. To stop it for a time, pause it instead.
            </p>
            <EnrolForm action={endSignUpCodeAction} className="mt-4">
              {hidden}
              <SubmitButton kind="danger">End code</SubmitButton>
            </EnrolForm>
          </Dialog>
        </>
      ) : null}
    </ButtonRow>
  )
}
