import { heading, paragraph, type WriteEmail } from './blocks'
import { practiceOfMessage } from './links'

/** To a patient whose online account the practice has started again, with a new letter. */
export const accountReset: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [heading(t('heading')), paragraph(t('why', { practice })), paragraph(t('next', { practice }))],
  }
}
