import { notFound } from 'next/navigation'
import { leaveMembershipAction } from '@/app/(portal)/portal/membership/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { ownMemberships } from '@/lib/domain/memberships/own-membership'
import { formWordsIn } from '@/lib/web/form-words'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

/** Asks before a membership ends, and says what it means. */
export default async function LeavePage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, t } = await portalPage()
  const { id } = await params
  const current = (await ownMemberships(ctx)).find(({ place }) => place.accountId === id)?.current
  if (!current) notFound()
  const heading = t('membership.leaveHeading', { name: current.name })
  return (
    <EnrolForm
      action={leaveMembershipAction}
      title={t('common.pageOf', { page: heading, practice: 'Enrol' })}
      words={formWordsIn(t)}
    >
      <HiddenField name="accountId" value={id} />
      <HiddenField name="membershipId" value={current.id} />
      <p className="mb-3!">
        <a href={paths.portalMembership()}>{t('membership.title')}</a>
      </p>
      <h1 className="mb-4!">{heading}</h1>
      <p>{t('membership.leaveText')}</p>
      <SubmitButton kind="danger">{t('membership.leaveButton')}</SubmitButton>
    </EnrolForm>
  )
}
