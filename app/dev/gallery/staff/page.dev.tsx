import { StaffShell } from '@/components/layout/staff-shell'
import { BarChart } from '@/components/ui/bar-chart'
import { Button } from '@/components/ui/button'
import { ButtonRow } from '@/components/ui/button-row'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Table } from '@/components/ui/table'
import { Tabs } from '@/components/ui/tabs'
import { Tag } from '@/components/ui/tag'
import { Timeline } from '@/components/ui/timeline'

const page = '/dev/gallery/staff'
const nav = [
  { href: `${page}?today`, text: 'Today' },
  { href: page, text: 'Patients', current: true },
  { href: `${page}?review`, text: 'To review', count: 3 },
  { href: `${page}?chargebands`, text: 'Chargebands' },
  { href: `${page}?messages`, text: 'Messages', count: 5 },
]
const tabs = ['Details', 'Identification', 'Online services', 'Letters', 'Messages', 'History'].map((text) => ({
  href: `${page}?${text}`,
  text,
  current: text === 'Online services',
}))
const services = [
  {
    id: 'appointments',
    cells: [
      'Appointments',
      <Tag key="on" kind="good">
        On
      </Tag>,
      '',
    ],
  },
  {
    id: 'messages',
    cells: [
      'Messages',
      <Tag key="off" kind="off">
        Off
      </Tag>,
      'Patient asked, 3 November',
    ],
  },
]
const happened = [
  { id: '1', at: new Date('2026-11-12T10:42Z'), when: '12 Nov, 10:42', what: 'Letter 2 printed by Priya Shah.' },
  { id: '2', at: new Date('2026-11-09T16:05Z'), when: '9 Nov, 16:05', what: '5 wrong keys entered for letter 1.' },
]

export default function StaffSample() {
  return (
    <StaffShell
      practice={{ name: 'Riverside Surgery', href: page, colour: '#7a0019' }}
      who="Priya Shah, reception"
      signOut={page}
      search={{ action: page }}
      nav={nav}
    >
      <title>Amara Okafor – Online services – Riverside Surgery</title>
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h1>Amara Okafor</h1>
        <Tag kind="wait">Created</Tag>
      </div>
      <Tabs label="Amara Okafor" tabs={tabs} />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[1.15fr_1fr]">
        <Card title="Online account">
          <Facts
            rows={[
              { key: 'Status', value: <Tag kind="wait">Created</Tag> },
              { key: 'Kind', value: 'Full, identity checked 12 November by Priya Shah (passport, bank statement)' },
              { key: 'Account ID', value: <span className="num">104 969</span> },
              {
                key: 'Email',
                value: (
                  <a data-result href={`${page}?email`}>
                    amara@example.com
                  </a>
                ),
              },
            ]}
          />
          <ButtonRow why="A new letter is not offered: letter 2 is still valid. Print it again instead.">
            <Button type="button">Print again (same key)</Button>
            <Button type="button" kind="quiet">
              Send secure link
            </Button>
            <Button type="button" kind="danger">
              Reset online account…
            </Button>
          </ButtonRow>
        </Card>
        <Card title="Services">
          <Table
            caption="Services"
            captionHidden
            columns={[{ heading: 'Service' }, { heading: 'On' }, { heading: 'Why' }]}
            rows={services}
          />
        </Card>
        <Card title="From this code, last 30 days">
          <BarChart
            bars={[
              { label: 'Opened', value: 1412 },
              { label: 'Started', value: 293 },
              { label: 'Activated', value: 0 },
            ]}
            sentence="Most people who stop, stop at “NHS number”."
          />
        </Card>
        <div className="lg:col-span-full">
          <Card title="What happened">
            <Timeline entries={happened} />
          </Card>
        </div>
      </div>
    </StaffShell>
  )
}
