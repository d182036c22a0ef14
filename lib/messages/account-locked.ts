import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, secretOf } from './links'

/** To the owner of a login that too many wrong passwords have locked for a while. */
export const accountLocked: WriteEmail = (outgoing, { t, duration }) => {
  const secret = secretOf(outgoing)
  return {
    subject: t('subject'),
    blocks: [
      heading(t('heading')),
      paragraph(t('why')),
      button(t('button'), absolute(paths.unlock(secret.token))),
      paragraph(t('life', { life: duration(secret.linkMinutes) })),
      paragraph(t('notYou')),
    ],
  }
}
