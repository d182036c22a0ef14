import { paths } from '@/lib/web/paths'
import { button, code, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage, secretOf } from './links'

/** Where a client of the portal API takes the key (Meddbase, *SendActivationEmail*). */
const portalPage = (portal: string, key: string) => `${portal}/#/confirm-email?key=${key}`

/** To somebody who has just registered: proves the address by a link or a code. */
export const activationEmail: WriteEmail = (outgoing, { t, common, duration }) => {
  const practice = practiceOfMessage(outgoing).name
  const secret = secretOf(outgoing)
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      button(
        t('button'),
        outgoing.portalAddress
          ? portalPage(outgoing.portalAddress, secret.token)
          : absolute(paths.activate(secret.token)),
      ),
      paragraph(t('life', { life: duration(secret.linkMinutes) })),
      ...(secret.codeMinutes === null
        ? []
        : [
            paragraph(t('code')),
            code(secret.code),
            paragraph(t('codeLife', { life: duration(secret.codeMinutes) })),
            paragraph(common('tellNobody')),
          ]),
      paragraph(t('notYou')),
    ],
  }
}
