import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute } from './links'

/** To the owner of a login whose password has just been changed. */
export const passwordChanged: WriteEmail = (_outgoing, { t }) => ({
  subject: t('subject'),
  blocks: [
    heading(t('heading')),
    paragraph(t('why')),
    paragraph(t('notYou')),
    button(t('button'), absolute(paths.forgotPassword())),
  ],
})
