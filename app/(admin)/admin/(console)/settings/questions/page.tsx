import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { practiceSettingsOf } from '@/lib/domain/practices/settings-queries'
import { type Question, questions } from '@/lib/domain/practices/vocabulary'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { saveQuestionsAction } from '../actions'
import { SettingsHead } from '../settings-head'

const names: Record<Question, string> = {
  title: 'Title',
  sex: 'Sex',
  gender: 'Gender',
  identifier: 'National number (NHS, CHI, H&C or RNOKPP)',
  evidence: 'How they can show who they are',
  mobile: 'Mobile number',
  address: 'Address',
  'next-of-kin': 'Next of kin',
  department: 'Department and division, where a chargeband asks for them',
}
const choices = [
  { value: 'off', label: 'Not asked' },
  { value: 'optional', label: 'Optional' },
  { value: 'required', label: 'Required' },
]
// A number nobody can be made to know is never required; nor is gender, nor a relative.
const neverRequired: Question[] = ['identifier', 'gender', 'next-of-kin', 'sex']

function offers(question: Question, choice: string): boolean {
  // Whether it is asked is the chargeband's to say.
  if (question === 'department') return choice !== 'off'
  return choice !== 'required' || !neverRequired.includes(question)
}

export default async function QuestionsPage() {
  const { ctx, practice } = await staffPage('settings:view')
  const settings = await practiceSettingsOf(ctx)
  const initial = Object.fromEntries(questions.map((one) => [`question-${one}`, settings.questions[one]]))
  if (initial['question-department'] === 'off') initial['question-department'] = 'optional'
  return (
    <>
      <SettingsHead here={paths.settingsQuestions()} />
      <p className="max-w-measure">
        Name, date of birth, email and password are always asked. A change holds for everyone who starts to register
        after it.
      </p>
      <EnrolForm action={saveQuestionsAction} title={`Questions – ${practice.name}`} initial={initial}>
        <HiddenField name="version" value={String(settings.version)} />
        {questions.map((question) => (
          <Radios
            key={question}
            name={`question-${question}`}
            legend={names[question]}
            options={choices.filter(({ value }) => offers(question, value))}
            inline
          />
        ))}
        <SubmitButton>Save</SubmitButton>
      </EnrolForm>
    </>
  )
}
