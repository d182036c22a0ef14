import { heading, paragraph, type WriteEmail } from './blocks'
import { practiceOfMessage } from './links'

/** To a patient whose booking online has stopped because of missed appointments; everything else stays open. */
export const bookingPaused: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [heading(t('heading')), paragraph(t('why', { practice })), paragraph(t('next', { practice }))],
  }
}
