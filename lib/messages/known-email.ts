import { paths } from '@/lib/web/paths'
import { button, heading, list, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage, secretOf } from './links'

/** To an address that already signs somebody in: the only place where that is said. */
export const knownEmail: WriteEmail = (outgoing, { t, duration }) => {
  const practice = practiceOfMessage(outgoing).name
  const secret = secretOf(outgoing)
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      list([t('ifYou'), t('ifShared'), t('ifNotYou')]),
      button(t('button'), absolute(paths.activate(secret.token))),
      paragraph(t('life', { life: duration(secret.linkMinutes) })),
    ],
  }
}
