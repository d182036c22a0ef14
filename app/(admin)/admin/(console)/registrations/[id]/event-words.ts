import type { RegistrationDetails } from '@/lib/domain/registrations/staff-queries'
import { statusWords } from '../status-words'

type Event = RegistrationDetails['events'][number]

const actors: Record<string, string> = { anyone: 'the person', patient: 'the person, signed in', system: 'Enrol' }

// What follows by itself from what the person or the practice did has nobody's name.
const byItself: Record<string, string> = {
  'ask-activation': 'Link and code sent.',
  review: 'Put in review, as the details match someone on file.',
  expire: 'Expired. A sign-up code got its use back; a letter’s account needs a new letter.',
}
const actions: Record<string, string> = {
  submit: 'Submitted',
  activate: 'Activated',
  join: 'Joined to a record on file',
  create: 'New record made',
  refuse: 'Refused',
}

/** One event of a registration in plain words. */
export function eventSentence({ action, toStatus, actor }: Event): string {
  return byItself[action] ?? `${actions[action] ?? statusWords[toStatus].word} by ${actors[actor] ?? actor}.`
}
