import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage } from './links'

/** To a patient for whom a message waits in the portal. It names nobody and holds no word of it. */
export const threadNotice: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      button(t('button'), absolute(paths.portalMessages())),
      paragraph(t('once')),
    ],
  }
}
