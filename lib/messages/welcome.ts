import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage } from './links'

/** To a patient whose account has just become active. */
export const welcome: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      button(t('button'), absolute(paths.signIn())),
      paragraph(t('notYou', { practice })),
    ],
  }
}
