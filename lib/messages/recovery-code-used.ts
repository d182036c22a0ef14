import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute } from './links'

/** To a member of staff whose sign-in was finished with one of their recovery codes. */
export const recoveryCodeUsed: WriteEmail = (_outgoing, { t }) => ({
  subject: t('subject'),
  blocks: [
    heading(t('heading')),
    paragraph(t('why')),
    paragraph(t('notYou')),
    button(t('button'), absolute(paths.recoveryCodes())),
  ],
})
