import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, secretOf } from './links'

/** To the owner of a login who forgot the password, or to somebody for whom it was asked. */
export const passwordReset: WriteEmail = (outgoing, { t, duration }) => {
  const secret = secretOf(outgoing)
  return {
    subject: t('subject'),
    blocks: [
      heading(t('heading')),
      paragraph(t('why')),
      button(t('button'), absolute(paths.reset(secret.token))),
      paragraph(t('life', { life: duration(secret.linkMinutes) })),
      paragraph(t('notYou')),
    ],
  }
}
