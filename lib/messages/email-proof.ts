import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage, secretOf } from './links'

/** To an address that a patient wants their practice to use; it may be somebody else's, so it names nobody. */
export const emailProof: WriteEmail = (outgoing, { t, duration }) => {
  const { token, linkMinutes } = secretOf(outgoing)
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      button(t('button'), absolute(paths.confirmEmail(token))),
      paragraph(t('life', { life: duration(linkMinutes) })),
      paragraph(t('notYou')),
    ],
  }
}
