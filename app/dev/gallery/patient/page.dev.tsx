import { SampleForm } from '@/app/dev/gallery/sample-form'
import { DateField } from '@/components/form/date-field'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { PatientShell } from '@/components/layout/patient-shell'

const problem = 'Date of birth must include a year'
const languages = [
  { locale: 'en', name: 'English' },
  { locale: 'cy', name: 'Cymraeg' },
  { locale: 'uk', name: 'Українська' },
]

export default function PatientSample() {
  return (
    <PatientShell
      practice={{ name: 'Riverside Surgery', href: '/dev/gallery' }}
      languages={{ action: '/dev/gallery/patient', current: 'en', label: 'Language', languages }}
      skip="Skip to main content"
      back={{ href: '/dev/gallery', text: 'Back' }}
      progress={0.28}
      footer={
        <>
          Registering with code <strong className="num">WELCOME123</strong> · Private patients (online) · Need help?
          Call <a href="tel:+442079460100">020 7946 0100</a>
        </>
      }
    >
      <title>Error: What is your date of birth? – Riverside Surgery</title>
      <ErrorSummary heading="There is a problem" entries={[{ text: problem, href: '#born-year' }]} />
      <SampleForm
        state={{
          status: 'rejected',
          values: { 'born-day': '27', 'born-month': '3' },
          fieldErrors: { 'born-year': problem },
          formErrors: [],
        }}
      >
        <DateField name="born" legend="What is your date of birth?" heading hint="For example, 27 3 1984" birthday />
        <SubmitButton>Continue</SubmitButton>
        <p className="mt-6 text-ink-soft">Your answers are kept for an hour, so you can stop and come back.</p>
      </SampleForm>
    </PatientShell>
  )
}
