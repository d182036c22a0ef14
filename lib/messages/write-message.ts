import type { MessageKind, Outgoing } from '@/lib/domain/correspondence/vocabulary'
import { accessPaused } from './access-paused'
import { accessRestored } from './access-restored'
import { accountLocked } from './account-locked'
import { accountReset } from './account-reset'
import { activationEmail } from './activation-email'
import { activationSms } from './activation-sms'
import type { WriteEmail, WriteText } from './blocks'
import { bookingPaused } from './booking-paused'
import { changeRejected } from './change-rejected'
import { contactChanged, contactChangedText } from './contact-changed'
import { asHtml, asText, type Frame } from './email-layout'
import { emailProof } from './email-proof'
import { invoiceRaised } from './invoice-raised'
import { knownEmail } from './known-email'
import { letterLink } from './letter-link'
import { letterReminder } from './letter-reminder'
import { letterVoided } from './letter-voided'
import { missedWarning } from './missed-warning'
import { mobileProof } from './mobile-proof'
import { oneTimeCode, oneTimeCodeText } from './one-time-code'
import { onlineAccessOpen, onlineAccessOpenText } from './online-access-open'
import { passwordChanged } from './password-changed'
import { passwordReset } from './password-reset'
import { passwordResetUnknown } from './password-reset-unknown'
import { practiceMoved, practiceMovedText } from './practice-moved'
import { recoveryCodeUsed } from './recovery-code-used'
import { registrationRefused, registrationRefusedText } from './registration-refused'
import { staffInvitation } from './staff-invitation'
import { threadNotice } from './thread-notice'
import { unlockSms } from './unlock-sms'
import { usernames } from './usernames'
import { visitorCode, visitorCodeText } from './visitor-code'
import { welcome } from './welcome'
import { type MailWords, mailWords } from './words'
import { workPasswordReset } from './work-password-reset'

/** How each kind is written, for each channel it may take. */
export const writers: Record<MessageKind, { email?: WriteEmail; sms?: WriteText }> = {
  'activation-email': { email: activationEmail },
  'activation-sms': { sms: activationSms },
  'known-email': { email: knownEmail },
  welcome: { email: welcome },
  'password-reset': { email: passwordReset },
  'work-password-reset': { email: workPasswordReset },
  'password-reset-unknown': { email: passwordResetUnknown },
  'password-changed': { email: passwordChanged },
  'account-locked': { email: accountLocked },
  'staff-invitation': { email: staffInvitation },
  'letter-voided': { email: letterVoided },
  'missed-warning': { email: missedWarning },
  'booking-paused': { email: bookingPaused },
  'letter-link': { email: letterLink },
  'letter-reminder': { email: letterReminder },
  'unlock-sms': { sms: unlockSms },
  usernames: { email: usernames },
  'registration-refused': { email: registrationRefused, sms: registrationRefusedText },
  'one-time-code': { email: oneTimeCode, sms: oneTimeCodeText },
  'access-paused': { email: accessPaused },
  'access-restored': { email: accessRestored },
  'account-reset': { email: accountReset },
  'recovery-code-used': { email: recoveryCodeUsed },
  'email-proof': { email: emailProof },
  'mobile-proof': { sms: mobileProof },
  'contact-changed': { email: contactChanged, sms: contactChangedText },
  'change-rejected': { email: changeRejected },
  'thread-notice': { email: threadNotice },
  'invoice-raised': { email: invoiceRaised },
  'visitor-code': { email: visitorCode, sms: visitorCodeText },
  'practice-moved': { email: practiceMoved, sms: practiceMovedText },
  'online-access-open': { email: onlineAccessOpen, sms: onlineAccessOpenText },
}

export type Written = { subject: string; text: string; html: string }

/** Puts a message into words in its own language. */
export function writeMessage(outgoing: Outgoing): Written {
  const words = mailWords(outgoing.locale, outgoing.kind)
  const writer = writers[outgoing.kind]
  if (outgoing.channel === 'sms' && writer.sms) return { subject: '', text: writer.sms(outgoing, words), html: '' }
  if (outgoing.channel !== 'email' || !writer.email) {
    throw new Error(`Nothing is written for ${outgoing.kind} by ${outgoing.channel}`)
  }
  const { subject, blocks } = writer.email(outgoing, words)
  const frame = frameOf(outgoing, words)
  return { subject, text: asText(blocks, frame), html: asHtml(subject, blocks, frame) }
}

function frameOf({ locale, practice }: Outgoing, { common }: MailWords): Frame {
  const phone = practice?.phone ? [common('phone', { practice: practice.name, phone: practice.phone })] : []
  return {
    locale,
    brand: practice?.name ?? common('service'),
    colour: practice?.colour ?? '#0b5c5e',
    afterButton: common('afterButton'),
    footer: [...phone, common('automatic')],
  }
}
