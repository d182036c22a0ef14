import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage } from './links'

/** To a patient whose letter runs out in a few days and who has not used it. */
export const letterReminder: WriteEmail = (outgoing, { t }) => {
  const { name: practice, slug } = practiceOfMessage(outgoing)
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      button(t('button'), absolute(paths.claim(slug))),
      paragraph(t('lost', { practice })),
    ],
  }
}
