import { paths } from '@/lib/web/paths'
import { button, heading, list, paragraph, type WriteEmail } from './blocks'
import { absolute } from './links'

/** To an address whose usernames somebody asked for; the page said the same to everybody. */
export const usernames: WriteEmail = ({ usernames: names = [] }, { t }) => ({
  subject: t('subject'),
  blocks: [
    heading(t('heading')),
    ...(names.length > 0 ? [paragraph(t('these')), list(names)] : [paragraph(t('none'))]),
    button(t('button'), absolute(paths.signIn())),
    paragraph(t('notYou')),
  ],
})
