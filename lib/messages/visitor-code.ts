import { code as codeBlock, heading, paragraph, type WriteEmail, type WriteText } from './blocks'
import { practiceOfMessage, secretOf } from './links'

/** To somebody who wants to book without an account; by email and text at once, the code only. */
export const visitorCodeText: WriteText = (outgoing, { t, duration }) => {
  const { code, codeMinutes } = secretOf(outgoing)
  return t('body', { practice: practiceOfMessage(outgoing).name, code, life: duration(codeMinutes ?? 0) })
}

export const visitorCode: WriteEmail = (outgoing, { t, duration }) => {
  const { code, codeMinutes } = secretOf(outgoing)
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      codeBlock(code),
      paragraph(t('life', { life: duration(codeMinutes ?? 0) })),
      paragraph(t('notYou')),
    ],
  }
}
