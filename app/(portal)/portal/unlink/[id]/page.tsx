import { notFound } from 'next/navigation'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Notice } from '@/components/ui/notice'
import { ownLinked } from '@/lib/domain/accounts/unlink-account'
import { practiceById } from '@/lib/domain/practices/queries'
import { isId } from '@/lib/domain/shared/is-id'
import { ownCorrespondents } from '@/lib/domain/threads/own-correspondents'
import { formWordsIn } from '@/lib/web/form-words'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { placeName } from '@/lib/web/place-name'
import { unlinkAction } from './actions'

/** Asks before a practice is taken off the login, and says what it means. */
export default async function UnlinkPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, t } = await portalPage()
  const { id } = await params
  const account = isId(id) ? await ownLinked(ctx, id) : null
  if (!account) notFound()
  const places = await ownCorrespondents(ctx)
  const place = places.find(({ accountId }) => accountId === id)
  const practice = place ? placeName(place, places) : (await practiceById(ctx.db, account.practiceId)).name
  const heading = t('unlink.heading', { practice })
  return (
    <EnrolForm
      action={unlinkAction}
      title={t('common.pageOf', { page: heading, practice: 'Enrol' })}
      words={formWordsIn(t)}
    >
      <HiddenField name="accountId" value={id} />
      <h1>{heading}</h1>
      <Notice kind="warning">
        <ul>
          <li>{t('unlink.access', { practice })}</li>
          <li>{t('unlink.record')}</li>
          <li>{t('unlink.back')}</li>
        </ul>
      </Notice>
      <PasswordField
        name="password"
        label={t('unlink.password')}
        hint={t('unlink.passwordHint')}
        autoComplete="current-password"
      />
      <SubmitButton kind="danger">{t('unlink.submit')}</SubmitButton>
      <p className="mt-6">
        <a href={paths.portal()}>{t('unlink.keep')}</a>
      </p>
    </EnrolForm>
  )
}
