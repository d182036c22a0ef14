import type { StaffActor } from '@/lib/domain/access/actor'
import type { AccountTab } from '@/lib/domain/accounts/account-tab'
import type { AccountAction, Refusal } from '@/lib/domain/accounts/offers'
import type { LetterStatus } from '@/lib/domain/letters/vocabulary'
import type { PatientRecord } from '@/lib/domain/patients/patient-record'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import { wordsIn } from '@/lib/web/words'

/** What every card of the tab is given. */
export type TabProps = {
  tab: AccountTab
  patient: PatientRecord
  practice: PracticeCard
  actor: StaffActor
  now: Date
}

const t = wordsIn('en')

/** Whether an action is offered, or the sentence that says why not: the one its verb would refuse with. */
export function whyNot(tab: AccountTab, action: AccountAction): string | null {
  const refusal = tab.refusals.get(action)
  return refusal ? sentenceOf(refusal) : null
}

export const sentenceOf = (refusal: Refusal) => t(`errors.account.${refusal}`)

export const doneWords: Record<string, string> = {
  created: 'The online account is made, and its first letter issued. Print it and give it to the patient.',
  disabled: 'The account is disabled. Whoever was signed in with it is out.',
  restored: 'The account is restored. The patient signs in as before.',
  unlocked: 'The account is unlocked. The patient may try again at once.',
  upgraded: 'This is a full account now.',
  reset: 'The account starts again. Print the new letter; the old one no longer works.',
  undone: 'The reset is undone. The patient signs in as before, and the new letter is void.',
  service: 'The service is changed.',
  printed: 'The letter is marked as printed.',
  'letter-posted': 'It is recorded that the letter goes by post.',
  'letter-emailed':
    'A link that takes the place of the letter is on its way to their email address. It asks who they are.',
  'new-letter': 'A new letter is issued. The one before it no longer works.',
}

export const letterWords: Record<LetterStatus, string> = {
  issued: 'not used',
  redeemed: 'used',
  expired: 'expired',
  revoked: 'void',
  superseded: 'replaced by a newer one',
}

const eventWords: Record<string, string> = {
  create: 'Account made',
  register: 'The patient used the letter',
  activate: 'The patient activated the account',
  lapse: 'Not activated in time: a new letter is needed',
  reset: 'Account reset',
  'undo-reset': 'Reset undone',
  disable: 'Account disabled',
  restore: 'Account restored',
  unlock: 'Account unlocked',
  upgrade: 'Upgraded to a full account',
  unlink: 'The patient unlinked this practice',
  'move-away': 'The patient moved to another practice',
  'module-on': 'Service turned on',
  'module-off': 'Service turned off',
  issue: 'Letter issued',
  print: 'Letter printed',
  reprint: 'Letter printed again, with the same codes',
  post: 'Letter posted, its name and address checked',
  email: 'Link to the letter emailed',
  remind: 'Reminded that the letter runs out',
  redeem: 'Letter used',
  fail: 'Wrong codes were typed for the letter',
  revoke: 'Letter made void',
  supersede: 'Letter replaced by a newer one',
  expire: 'Letter expired',
}

const reasonWords: Record<string, string> = {
  'new-letter': '',
  'wrong-tries': 'too many wrong tries',
  'not-activated': 'not activated in time',
  'missed-appointments': 'too many missed appointments',
  'reset-undone': 'the reset was undone',
  reset: 'the account was reset',
  'date-passed': 'its date has passed',
  split: 'the patient moved to another practice',
  'patient-left': 'the patient left or died',
}

type Happened = { action: string; actor: string; reason: string | null; issueNumber?: number }

/** One line of what happened to the account or to one of its letters, which is named by its number. */
export function eventSentence(event: Happened): string {
  const words = eventWords[event.action] ?? event.action
  const what = event.issueNumber ? words.replace(/(the )?(letter)/i, `$2 ${event.issueNumber}`) : words
  const who = ['anyone', 'patient', 'system'].includes(event.actor) ? '' : ` by ${event.actor}`
  const why = event.reason === null ? '' : (reasonWords[event.reason] ?? `“${event.reason}”`)
  return `${what}${who}${why ? `: ${why}` : ''}.`
}
