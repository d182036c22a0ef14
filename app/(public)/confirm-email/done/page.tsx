import { authorize } from '@/lib/domain/access/authorize'
import { openPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'

/** After a new address was proved, wherever its mailbox was read. */
export default async function EmailConfirmedPage() {
  const { ctx, locale, t } = await openPage()
  authorize(ctx.actor, 'details:prove')
  const heading = t('confirmEmail.done.heading')
  return (
    <PatientFrame {...{ locale, t }}>
      <title>{t('common.pageOf', { page: heading, practice: 'Enrol' })}</title>
      <h1>{heading}</h1>
      <p>{t('confirmEmail.done.text')}</p>
      <p>
        <a href={paths.portalDetails()}>{t('confirmEmail.toDetails')}</a>
      </p>
    </PatientFrame>
  )
}
