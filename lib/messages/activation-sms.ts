import type { WriteText } from './blocks'
import { practiceOfMessage, secretOf } from './links'

/** To somebody who has just registered: the code only, because a link in a text looks like fraud. */
export const activationSms: WriteText = (outgoing, { t, duration }) => {
  const secret = secretOf(outgoing)
  const practice = practiceOfMessage(outgoing).name
  return t('body', { practice, code: secret.code, life: duration(secret.codeMinutes ?? secret.linkMinutes) })
}
