import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Table } from '@/components/ui/table'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { MessageLine } from '@/lib/domain/correspondence/queries'
import { formatPhone, formatWhen } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { retryMessageAction } from './actions'
import { Fate } from './fate'
import { channelWords, kindWords } from './message-words'

type Props = { lines: MessageLine[]; now: Date; zone: string; mayRetry: boolean }

export function MessagesTable({ lines, now, zone, mayRetry }: Props) {
  return (
    <Table
      caption="Messages"
      captionHidden
      columns={[
        { heading: 'Message' },
        { heading: 'To' },
        { heading: 'Written' },
        { heading: 'What became of it' },
        { heading: 'About' },
        { heading: 'Again', hiddenHeading: true },
      ]}
      rows={lines.map((line) => ({
        id: line.id,
        cells: [
          `${kindWords[line.kind]} (${channelWords[line.channel].toLowerCase()})`,
          line.channel === 'sms' ? formatPhone(line.recipient) : <Email key="to" address={line.recipient} />,
          <span key="when" className="num">
            {formatWhen(line.createdAt, now, 'en', zone)}
          </span>,
          <Fate key="fate" message={line} now={now} zone={zone} />,
          <About key="about" line={line} />,
          line.status === 'failed' && mayRetry ? <TryAgain key="again" line={line} /> : null,
        ],
      }))}
    />
  )
}

/** A long address may go on below its @, so that the table fits beside the rail. */
function Email({ address }: { address: string }) {
  const at = address.lastIndexOf('@') + 1
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  )
}

function About({ line }: { line: MessageLine }) {
  if (line.patientId) return <a href={paths.patient(line.patientId)}>Patient</a>
  if (line.registrationId) return <a href={paths.registration(line.registrationId)}>Registration</a>
  return null
}

function TryAgain({ line }: { line: MessageLine }) {
  return (
    <EnrolForm action={retryMessageAction}>
      <HiddenField name="messageId" value={line.id} />
      <SubmitButton kind="quiet">
        <span className="whitespace-nowrap">Try again</span>
        <VisuallyHidden>{`: ${kindWords[line.kind]} to ${line.recipient}`}</VisuallyHidden>
      </SubmitButton>
    </EnrolForm>
  )
}
