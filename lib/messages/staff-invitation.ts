import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage, secretOf } from './links'

/** To somebody a manager has added as staff: the single-use way in. */
export const staffInvitation: WriteEmail = (outgoing, { t, duration }) => {
  const practice = practiceOfMessage(outgoing).name
  const secret = secretOf(outgoing)
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      button(t('button'), absolute(paths.invite(secret.token))),
      paragraph(t('life', { life: duration(secret.linkMinutes) })),
      paragraph(t('notYou')),
    ],
  }
}
