import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage } from './links'

/** To the managers of a practice, one of whose letters became void by wrong tries; it names nobody. */
export const letterVoided: WriteEmail = (outgoing, { t }) => ({
  subject: t('subject', { practice: practiceOfMessage(outgoing).name }),
  blocks: [
    heading(t('heading')),
    paragraph(t('why')),
    paragraph(t('whatToDo')),
    button(t('button'), absolute(paths.admin())),
  ],
})
