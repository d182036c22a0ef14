import type { WriteText } from './blocks'
import { secretOf } from './links'

/** By text to the owner of a locked login, who asked for another way in. */
export const unlockSms: WriteText = (outgoing, { t, common, duration }) => {
  const { code, codeMinutes } = secretOf(outgoing)
  return t('body', { service: common('service'), code, life: duration(codeMinutes ?? 0) })
}
