import type { RegistrationDetails } from '@/lib/domain/registrations/staff-queries'
import { statusWords } from '../status-words'

type Event = RegistrationDetails['events'][number]

const actors: Record<string, string> = { anyone: 'the person', patient: 'the person, signed in', system: 'Enrol' }

const actions: Record<string, string> = {
  submit: 'Submitted',
  'ask-activation': 'Activation asked for',
  activate: 'Activated',
  review: 'Put in review, as the details match someone on file',
  join: 'Joined to a record on file',
  create: 'New record made',
  refuse: 'Refused',
  expire: 'Expired, and the sign-up code got its use back',
}

/** One event of a registration in plain words. */
export function eventSentence({ action, toStatus, actor }: Event): string {
  return `${actions[action] ?? statusWords[toStatus].word}, by ${actors[actor] ?? actor}.`
}
