import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage } from './links'

/** To a patient whose change of their own details the practice did not accept; it says neither what nor why. */
export const changeRejected: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      paragraph(t('next', { practice })),
      button(t('button'), absolute(paths.portalDetails())),
    ],
  }
}
