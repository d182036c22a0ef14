import type { WriteText } from './blocks'
import { practiceOfMessage, secretOf } from './links'

/** To a number that a patient wants their practice to use: the code only. */
export const mobileProof: WriteText = (outgoing, { t, duration }) => {
  const { code, codeMinutes } = secretOf(outgoing)
  return t('body', { practice: practiceOfMessage(outgoing).name, code, life: duration(codeMinutes ?? 0) })
}
