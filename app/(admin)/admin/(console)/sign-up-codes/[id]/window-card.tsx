import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Card } from '@/components/ui/card'
import { daysOf } from '@/lib/domain/sign-up-codes/code-words'
import type { SignUpCode } from '@/lib/domain/sign-up-codes/queries'
import { editSignUpCodeAction } from '../actions'
import { WindowFields } from '../window-fields'

export function WindowCard({ code, zone, title }: { code: SignUpCode; zone: string; title: string }) {
  const { opens, closes } = daysOf(code, zone)
  return (
    <Card title="Limit and days">
      <EnrolForm
        key={code.version}
        action={editSignUpCodeAction}
        title={title}
        initial={{
          totalLimit: code.totalLimit === null ? '' : String(code.totalLimit),
          opens: opens ?? '',
          closes: closes ?? '',
        }}
      >
        <HiddenField name="signUpCodeId" value={code.id} />
        <HiddenField name="version" value={String(code.version)} />
        <WindowFields />
        <SubmitButton>Save</SubmitButton>
      </EnrolForm>
    </Card>
  )
}
