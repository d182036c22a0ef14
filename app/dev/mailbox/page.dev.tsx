import { PlainShell } from '@/components/layout/plain-shell'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Facts } from '@/components/ui/facts'
import { type MailboxMessage, readMailbox } from '@/lib/domain/correspondence/mailbox-queries'
import { formatWhen } from '@/lib/format'
import { orNotFound } from '@/lib/web/or-not-found'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { Recipient } from './recipient'

type Props = { searchParams: Promise<{ to?: string | string[] }> }

/** Every message this installation would have sent; absent from a production build. */
export default async function MailboxPage({ searchParams }: Props) {
  const { ctx } = await openPage()
  const { to: asked } = await searchParams
  const to = typeof asked === 'string' ? asked.trim() : ''
  const messages = await orNotFound(readMailbox(ctx, to))
  return (
    <PlainShell name="Enrol mailbox" href={paths.devMailbox()} dense>
      <title>{to ? `Messages to ${to} – Enrol mailbox` : 'Enrol mailbox'}</title>
      <h1>Mailbox</h1>
      <p className="text-ink-soft">
        No real sender is set up, so messages land here instead of going out. The newest hundred are shown.
      </p>
      <Recipient to={to} />
      {messages.length === 0 ? <EmptyState title={to ? `No messages to ${to}` : 'No messages yet'} /> : null}
      <div className="grid grid-cols-1 gap-4">
        {messages.map((message) => (
          <Message key={message.id} message={message} now={ctx.now} />
        ))}
      </div>
    </PlainShell>
  )
}

const channelNames = { email: 'Email', sms: 'Text', letter: 'Letter' }

function Message({ message, now }: { message: MailboxMessage; now: Date }) {
  const title = `${channelNames[message.channel]}${message.subject ? `: ${message.subject}` : ''}`
  return (
    <Card title={title}>
      <Facts
        rows={[
          { key: 'To', value: <a href={paths.devMailbox(message.to)}>{message.to}</a> },
          { key: 'Sent', value: formatWhen(message.createdAt, now) },
        ]}
      />
      <pre className="mt-3 max-w-measure font-(family-name:--font-sans) whitespace-pre-wrap break-words">
        <WithLinks text={message.text} />
      </pre>
      {message.html ? (
        <details className="mt-3">
          <summary className="cursor-pointer text-link">Show the email as it looks</summary>
          <iframe
            title={`${title}, as it looks`}
            srcDoc={message.html}
            sandbox=""
            className="mt-2 h-160 w-full rounded-box border border-line"
          />
        </details>
      ) : null}
    </Card>
  )
}

/** Addresses in the text as links, so that a person can follow them. */
function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
