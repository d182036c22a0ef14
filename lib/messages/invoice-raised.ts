import { paths } from '@/lib/web/paths'
import { button, heading, paragraph, type WriteEmail } from './blocks'
import { absolute, practiceOfMessage } from './links'

/** To somebody who owes a new invoice. It says neither for what nor how much: that stands behind the sign-in. */
export const invoiceRaised: WriteEmail = (outgoing, { t }) => {
  const practice = practiceOfMessage(outgoing).name
  return {
    subject: t('subject', { practice }),
    blocks: [
      heading(t('heading')),
      paragraph(t('why', { practice })),
      button(t('button'), absolute(paths.portalInvoices())),
      paragraph(t('pay', { practice })),
    ],
  }
}
