import { heading, paragraph, type WriteEmail } from './blocks'
import { practiceOfMessage } from './links'

/** To a patient whose online access the practice has taken away for now. */
export const accessPaused: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [heading(t('heading')), paragraph(t('why', { practice })), paragraph(t('next', { practice }))],
  }
}
