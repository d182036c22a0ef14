import { ButtonLink } from '@/components/ui/button-link'
import { Table } from '@/components/ui/table'
import { listStaff } from '@/lib/domain/staff/queries'
import { formatWhen, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { MemberState, roleNames } from './member-state'

export default async function StaffPage() {
  const { ctx, practice } = await staffPage('staff:view')
  const members = await listStaff(ctx)
  const zone = zoneOfNation[practice.nation]
  return (
    <>
      <title>{`Staff – ${practice.name}`}</title>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="mb-0">Staff</h1>
        <ButtonLink href={paths.newStaff()}>Invite someone</ButtonLink>
      </div>
      <Table
        caption="Staff"
        captionHidden
        columns={[
          { heading: 'Name' },
          { heading: 'Email' },
          { heading: 'Role' },
          { heading: 'State' },
          { heading: 'Since' },
          { heading: 'Second step' },
          { heading: 'Last seen' },
        ]}
        rows={members.map((member) => ({
          id: member.id,
          cells: [
            <a key="name" href={paths.staffMember(member.id)}>
              {member.name}
            </a>,
            member.email,
            roleNames[member.role],
            <MemberState key="state" member={member} />,
            formatWhen(member.since, ctx.now, 'en', zone),
            member.secondFactor ? 'Set up' : 'Not set up',
            member.lastSeenAt ? formatWhen(member.lastSeenAt, ctx.now, 'en', zone) : 'Not signed in',
          ],
        }))}
      />
    </>
  )
}
