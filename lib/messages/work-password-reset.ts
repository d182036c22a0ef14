import { button, heading, paragraph, type WriteEmail } from './blocks'
import { secretOf } from './links'

/** Where a client of the portal API takes the key (Meddbase, *SendLink*). */
const portalPage = (portal: string, key: string) => `${portal}/#/password-reset?key=${key}`

/** To a work mailbox: opens the program's page, where a code sent to the mobile has to follow. */
export const workPasswordReset: WriteEmail = (outgoing, { t, duration }) => {
  const secret = secretOf(outgoing)
  return {
    subject: t('subject'),
    blocks: [
      heading(t('heading')),
      paragraph(t('why')),
      ...(outgoing.portalAddress ? [button(t('button'), portalPage(outgoing.portalAddress, secret.token))] : []),
      paragraph(t('life', { life: duration(secret.linkMinutes) })),
      paragraph(t('code')),
      paragraph(t('notYou')),
    ],
  }
}
