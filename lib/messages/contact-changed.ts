import { heading, paragraph, type WriteEmail, type WriteText } from './blocks'
import { practiceOfMessage } from './links'

/** To the address a practice used until now, because another was just proved; it names nobody and no address. */
export const contactChanged: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [heading(t('heading')), paragraph(t('why', { practice })), paragraph(t('notYou', { practice }))],
  }
}

/** The same to a number. */
export const contactChangedText: WriteText = (outgoing, { t }) =>
  t('text', { practice: practiceOfMessage(outgoing).name, phone: practiceOfMessage(outgoing).phone ?? '–' })
