import { auditSentence } from '@/lib/domain/audit/vocabulary'
import type { HistoryEvent } from '@/lib/domain/patients/patient-history'

const pages: Record<string, string> = {
  details: 'the details',
  identifiers: 'the numbers',
  identification: 'the identity checks',
  'online-services': 'the online services',
  letter: 'the registration letter',
  messages: 'the messages',
  'online-messages': 'a conversation with the practice',
  invoices: 'the invoices',
  'own-invoices': 'their own invoices',
  history: 'this history',
  comparison: 'the record beside another that may be the same person',
  'own-details': 'their own details',
  'own-messages': 'their own messages',
  'possible-match': 'the record beside a registration it may match',
}
const proofs: Record<string, string> = {
  email: 'by the link or code in the email',
  sms: 'by the code in the text',
  'signed-in': 'by someone already signed in',
  staff: 'by hand',
  letter: 'by the letter alone',
}
const outcomes: Record<string, string> = {
  'in-review': 'It waits for review, as the details match someone on file.',
  'patient-created': 'The patient record and the online account were made.',
  'account-claimed': 'The online account of the letter was opened.',
}

/** Whether it went off is told under Messages. */
const invited = (details: HistoryEvent['details']) =>
  details.invited ? ' An email was written that says how to register online.' : ''

type Sentence = (event: HistoryEvent, who: string) => string

const sentences: Record<string, Sentence> = {
  'patient.viewed': ({ details }, who) => `${who} looked at ${pages[String(details.what)] ?? 'this patient'}.`,
  'patient.registered': ({ details }, who) => `${who} registered the patient at the desk.${invited(details)}`,
  'patient.edited': ({ details }, who) => `${who} changed the patient’s record.${invited(details)}`,
  'registration.viewed': (_, who) => `${who} looked at the registration.`,
  'registration.submitted': () => 'Registration submitted.',
  'registration.activated': ({ details }) =>
    `Registration activated ${proofs[String(details.by)] ?? ''}. ${outcomes[String(details.outcome)] ?? ''}`,
  'registration.activated-by-hand': (_, who) => `${who} activated the registration by hand.`,
  'registration.activation-sent-again': (_, who) => `${who} sent the activation messages again.`,
  'registration.code-refused': () => 'A wrong activation code was typed.',
  'registration.left-to-mailbox': () =>
    'A contact was proven. The email address signs in an account already, so its mailbox was told how to finish.',
  'registration.expired': () => 'The registration expired.',
  'message.failed': () => 'A message could not be sent.',
}

/** One line of a patient's history in plain words. An action without a sentence of its own has the log’s. */
export function historySentence(event: HistoryEvent): string {
  const who = event.actorName && event.actorKind === 'staff' ? event.actorName : actors[event.actorKind]
  const said =
    sentences[event.action]?.(event, who ?? 'Someone') ?? `${who ?? 'Someone'} ${auditSentence(event.action)}.`
  return event.reason ? `${said} Reason: “${event.reason}”.` : said
}

const actors: Record<string, string> = { anyone: 'The person', patient: 'The patient', system: 'Enrol', staff: 'Staff' }
