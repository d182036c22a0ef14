import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail, type WriteText } from './blocks'
import { absolute, practiceOfMessage } from './links'

/** To patients on a chargeband for which online booking has just been enabled. */
export const onlineAccessOpen: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing)
  const to = outgoing.signUpCode ? paths.register(practice.slug, outgoing.signUpCode) : paths.practice(practice.slug)
  return {
    subject: t('subject', { practice: practice.name }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice: practice.name })),
      button(t('button'), absolute(to)),
      ...(outgoing.signUpCode ? [paragraph(t('code', { code: outgoing.signUpCode }))] : []),
      paragraph(t('already')),
    ],
  }
}

/** The same by text, for patients whose only contact is a mobile number. */
export const onlineAccessOpenText: WriteText = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing)
  const to = outgoing.signUpCode ? paths.register(practice.slug, outgoing.signUpCode) : paths.practice(practice.slug)
  return t('text', { practice: practice.name, address: absolute(to) })
}
