import { heading, paragraph, type WriteEmail } from './blocks'

/** To an address without an account, for which a new password was asked: the page said the same as to everybody. */
export const passwordResetUnknown: WriteEmail = (_outgoing, { t }) => ({
  subject: t('subject'),
  blocks: [heading(t('heading')), paragraph(t('why')), paragraph(t('whatToDo')), paragraph(t('notYou'))],
})
