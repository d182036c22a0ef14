import { heading, paragraph, type WriteEmail } from './blocks'
import { practiceOfMessage } from './links'

/** To a patient who has missed appointments: one more, and booking online stops. */
export const missedWarning: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [heading(t('heading')), paragraph(t('why', { practice })), paragraph(t('next', { practice }))],
  }
}
