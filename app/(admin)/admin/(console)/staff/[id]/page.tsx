import { notFound } from 'next/navigation'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { listStaff } from '@/lib/domain/staff/queries'
import { formatDateTime, formatWhen, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { sentenceFor } from '@/lib/web/sentence-for'
import {
  changeRoleAction,
  disableStaffAction,
  enableStaffAction,
  resendInvitationAction,
  resetSecondFactorAction,
} from '../actions'
import { MemberState, roleChoices, roleNames } from '../member-state'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const notices: Record<string, string> = {
  resent: 'The invitation is sent again. The link before no longer works.',
  role: 'The role is changed. It holds from their next click.',
  disabled: 'They are signed out and cannot sign in to this practice.',
  enabled: 'They can sign in again.',
  factor: 'They set up a new second step at their next sign-in.',
}
const sinceNames = { invited: 'Invited', working: 'Joined', disabled: 'Disabled' }

export default async function StaffMemberPage({ params, searchParams }: Props) {
  const { ctx, practice } = await staffPage('staff:view')
  const [{ id }, { done }] = [await params, await searchParams]
  const member = (await listStaff(ctx)).find((one) => one.id === id)
  if (!member) notFound()
  const zone = zoneOfNation[practice.nation]
  const notice = sentenceFor(done, notices)
  const who = <HiddenField name="staffId" value={member.id} />
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.staff(), text: 'Staff' }]} />
      <h1>{member.name}</h1>
      {notice ? (
        <Notice kind="success" announce>
          <p>{notice}</p>
        </Notice>
      ) : null}
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <Card title="Access">
          <Facts
            rows={[
              { key: 'State', value: <MemberState member={member} /> },
              { key: sinceNames[member.state], value: formatDateTime(member.since, 'en', zone) },
              { key: 'Email', value: member.email },
              { key: 'Role', value: roleNames[member.role] },
              { key: 'Second step', value: member.secondFactor ? 'Set up' : 'Not set up' },
              {
                key: 'Last seen',
                value: member.lastSeenAt ? formatWhen(member.lastSeenAt, ctx.now, 'en', zone) : 'Not signed in',
              },
            ]}
          />
          <div className="mt-4 flex flex-wrap gap-3">
            {member.state === 'invited' ? (
              <EnrolForm action={resendInvitationAction}>
                {who}
                <SubmitButton kind="quiet">Send invitation again</SubmitButton>
              </EnrolForm>
            ) : null}
            {member.secondFactor && member.state === 'working' ? (
              <Dialog title={`New second step for ${member.name}`} opener="Reset second step…">
                <p>For a lost phone. Make sure it is really them who asks: speak to them. They are signed out.</p>
                <EnrolForm action={resetSecondFactorAction}>
                  {who}
                  <SubmitButton>Reset second step</SubmitButton>
                </EnrolForm>
              </Dialog>
            ) : null}
            {member.state === 'disabled' ? (
              <EnrolForm action={enableStaffAction}>
                {who}
                <SubmitButton>Enable</SubmitButton>
              </EnrolForm>
            ) : (
              <Dialog title={`Disable ${member.name}`} opener="Disable…" kind="danger">
                <p>They are signed out of {practice.name} at once. What they did stays in the log.</p>
                <EnrolForm action={disableStaffAction}>
                  {who}
                  <SubmitButton kind="danger">Disable</SubmitButton>
                </EnrolForm>
              </Dialog>
            )}
          </div>
        </Card>
        <Card title="Role">
          <EnrolForm
            action={changeRoleAction}
            title={await refusedTitle(`${member.name} – ${practice.name}`)}
            initial={{ role: member.role }}
          >
            {who}
            <Radios name="role" legend={`What ${member.name} does`} options={roleChoices} />
            <SubmitButton>Change role</SubmitButton>
          </EnrolForm>
        </Card>
      </div>
    </>
  )
}
