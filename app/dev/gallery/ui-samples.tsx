import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { ButtonRow } from '@/components/ui/button-row'
import { Card } from '@/components/ui/card'
import { CodeText } from '@/components/ui/code-text'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { TaskList } from '@/components/ui/task-list'

const kinds = ['good', 'bad', 'warn', 'wait', 'off'] as const

/** Everything that is neither a field nor a shell. */
export function UiSamples() {
  return (
    <div className="mt-10 max-w-measure space-y-8">
      <h2>Everything else</h2>
      <ButtonRow why="A new letter is not offered: letter 2 is still valid. Print it again instead.">
        <Button type="button">Print again (same key)</Button>
        <ButtonLink href="#main" kind="quiet">
          Send secure link
        </ButtonLink>
        <Dialog title="Reset online account" opener="Reset online account…" kind="danger">
          <p>The letter and every session end at once.</p>
          <Button kind="danger" type="button">
            Reset
          </Button>
        </Dialog>
      </ButtonRow>
      <p className="space-x-2">
        {kinds.map((kind) => (
          <Tag key={kind} kind={kind}>
            {kind}
          </Tag>
        ))}
      </p>
      <SummaryList
        rows={[
          { key: 'Name', value: 'Amara Okafor', change: { href: '#name', text: 'Change', what: 'name' } },
          { key: 'Address', value: 'Studio 99\nBacklok Street\nLondon\nN1 7NK' },
          { key: 'Email address', value: 'a-very-long-address-without-any-break-in-it@example-of-a-domain.example' },
        ]}
      />
      <TaskList
        tasks={[
          { id: 'check', title: 'Show who you are', href: '#main', status: <Tag kind="wait">To do</Tag> },
          { id: 'book', title: 'Book', hint: 'After your identity check', status: <Tag kind="off">Not yet</Tag> },
        ]}
      />
      <Notice title="Before you start">You need your sign-up code.</Notice>
      <Notice kind="warning">This code ends tomorrow.</Notice>
      <Notice kind="success" title="Saved">
        Online booking is on.
      </Notice>
      <Notice kind="problem">The message could not be sent.</Notice>
      <EmptyState title="No letters yet">
        <p>Print the first one from Online services.</p>
      </EmptyState>
      <Card title="Online settings">
        <div className="text-ink-soft">Online sign-up invite code</div>
        <CodeText large>WELCOME123</CodeText>
        <p>
          <CodeText group={3}>104969</CodeText>
        </p>
        <ButtonRow>
          <CopyButton text="WELCOME123" what="the code" />
        </ButtonRow>
      </Card>
      <Breadcrumbs
        crumbs={[
          { href: '#main', text: 'Riverside Surgery' },
          { href: '#name', text: 'Online' },
        ]}
      />
    </div>
  )
}
