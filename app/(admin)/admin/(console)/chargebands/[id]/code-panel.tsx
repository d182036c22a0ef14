import { EitherForm } from '@/components/form/either-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button-link'
import { CodeText } from '@/components/ui/code-text'
import { QrPicture } from '@/components/ui/qr-picture'
import { Tag } from '@/components/ui/tag'
import { standingTags, usesOf, windowOf } from '@/lib/domain/sign-up-codes/code-words'
import { qrPath } from '@/lib/domain/sign-up-codes/qr-code'
import type { SignUpCode } from '@/lib/domain/sign-up-codes/queries'
import { absolute } from '@/lib/web/absolute'
import { paths } from '@/lib/web/paths'
import { pauseCodeHereAction, resumeCodeHereAction } from '../actions'

type Props = { main: SignUpCode; slug: string; zone: string; mayEdit: boolean }

/** The main code as people meet it: the picture, the letters, how much of it is used. */
export function CodePanel({ main, slug, zone, mayEdit }: Props) {
  const tag = standingTags[main.standing]
  const facts = [windowOf(main, zone), usesOf(main)].filter(Boolean)
  return (
    <>
      <div className="flex flex-wrap items-center gap-3.5">
        <QrPicture {...qrPath(absolute(paths.register(slug, main.code)))} label="QR code of the sign-up page" />
        <div className="min-w-0">
          <p className="m-0! text-[0.93em] text-ink-soft">Sign-up code</p>
          <div className="[overflow-wrap:anywhere]">
            <CodeText large>{main.code}</CodeText>
          </div>
          <p className="m-0! text-[0.93em] text-ink-soft">
            {main.standing === 'working' ? null : <Tag kind={tag.kind}>{tag.text}</Tag>} {facts.join(' · ')}
          </p>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <ButtonLink href={paths.shareSignUpCode(main.id)}>Share</ButtonLink>
        {mayEdit ? (
          <>
            <EitherForm
              first={pauseCodeHereAction}
              second={resumeCodeHereAction}
              shows={main.status === 'paused' ? 'second' : 'first'}
              className=""
            >
              <HiddenField name="signUpCodeId" value={main.id} />
              <HiddenField name="version" value={String(main.version)} />
              <SubmitButton kind="quiet">{main.status === 'paused' ? 'Resume' : 'Pause'}</SubmitButton>
            </EitherForm>
            <ButtonLink kind="quiet" href={paths.newSignUpCode(main.chargebandId)}>
              New code
            </ButtonLink>
          </>
        ) : null}
      </div>
    </>
  )
}
