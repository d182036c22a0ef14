import { TaskList } from '@/components/ui/task-list'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import type { SignUpCode } from '@/lib/domain/sign-up-codes/queries'
import { paths } from '@/lib/web/paths'

type Props = { practice: PracticeCard; codes: SignUpCode[]; mayEdit: boolean }

/** What a new practice does first, with what is done already ticked off. */
export function FirstSteps({ practice, codes, mayEdit }: Props) {
  const code = codes.find(({ standing }) => standing === 'working' || standing === 'ends-soon')
  return (
    <>
      <p>
        Nobody has registered at {practice.name} yet.{' '}
        {mayEdit ? 'Three things to do first:' : 'A manager does three things first:'}
      </p>
      <div className="mt-3 max-w-measure">
        <TaskList
          tasks={[
            {
              id: 'chargeband',
              title: 'Create a chargeband',
              hint: 'The band of patients that people join, with the rules for what they may book and pay.',
              ...(mayEdit ? { href: code ? paths.chargebands() : paths.newChargeband() } : {}),
              status: code ? 'Done' : 'To do',
            },
            {
              id: 'code',
              title: 'Make a sign-up code',
              hint: 'Open online booking on the chargeband and give it a code that people type to register.',
              ...(mayEdit ? { href: code ? paths.signUpCode(code.id) : paths.chargebands() } : {}),
              status: code ? `Done: ${code.code}` : 'To do',
            },
            {
              id: 'share',
              title: 'Share it',
              hint: 'As a poster, a QR code, or text for an email or a message.',
              ...(code ? { href: paths.shareSignUpCode(code.id) } : {}),
              status: 'To do',
            },
          ]}
        />
      </div>
    </>
  )
}
