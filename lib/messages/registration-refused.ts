import { heading, paragraph, type WriteEmail, type WriteText } from './blocks'
import { practiceOfMessage } from './links'

/** To somebody whose registration the practice could not complete; it says nothing about why. */
export const registrationRefused: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [heading(t('heading')), paragraph(t('why', { practice })), paragraph(t('next', { practice }))],
  }
}

/** The same by text, to somebody who gave a mobile number only. */
export const registrationRefusedText: WriteText = (outgoing, { t }) =>
  t('text', { practice: practiceOfMessage(outgoing).name })
