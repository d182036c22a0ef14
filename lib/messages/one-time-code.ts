import { heading, paragraph, type WriteEmail, type WriteText } from './blocks'
import { secretOf } from './links'

/** The code somebody needs beside a password or a link, at another company's program; by text or email. */
export const oneTimeCodeText: WriteText = (outgoing, { t, common, duration }) => {
  const { code, codeMinutes } = secretOf(outgoing)
  return t('body', { service: common('service'), code, life: duration(codeMinutes ?? 0) })
}

export const oneTimeCode: WriteEmail = (outgoing, { t, duration }) => {
  const { code, codeMinutes } = secretOf(outgoing)
  return {
    subject: t('subject'),
    blocks: [
      heading(t('heading', { code })),
      paragraph(t('life', { life: duration(codeMinutes ?? 0) })),
      paragraph(t('notYou')),
    ],
  }
}
