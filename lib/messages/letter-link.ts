import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage, secretOf } from './links'

/** A letter by email: a link that asks who they are. It carries no code of the letter and names nobody. */
export const letterLink: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  const { token, linkMinutes } = secretOf(outgoing)
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      button(t('button'), absolute(paths.letterLink(token))),
      paragraph(t('ends', { days: Math.round(linkMinutes / 60 / 24) })),
      paragraph(t('notYou', { practice })),
    ],
  }
}
