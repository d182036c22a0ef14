import type { Role } from '@/lib/domain/staff/vocabulary'
import type { InboxView } from '@/lib/domain/threads/vocabulary'

export const roleWords: Record<Role, string> = {
  receptionist: 'Reception',
  manager: 'Practice manager',
  clinician: 'Clinicians',
}

export function viewWords(view: InboxView, role: Role): string {
  if (view === 'mine') return `To ${roleWords[role].toLowerCase()}`
  return { everyone: 'To everyone', unread: 'Unread', closed: 'Closed' }[view]
}

export const emptyWords: Record<InboxView, { title: string; text: string }> = {
  mine: {
    title: 'No open messages for your role',
    text: 'What patients write online stands here until somebody closes it. Look under “To everyone” for other roles.',
  },
  everyone: {
    title: 'No open messages',
    text: 'Patients whose chargeband allows online messaging can write to you. What they write stands here.',
  },
  unread: { title: 'Nothing unread', text: 'Everything that patients wrote was opened by somebody here.' },
  closed: {
    title: 'No closed messages',
    text: 'A conversation that was closed moves here. It opens again when the patient writes.',
  },
}

export const doneWords = {
  closed: 'The conversation is closed. It opens again when the patient writes.',
  unread: 'The conversation is unread again.',
  'handed-over': 'The conversation was handed over, and is unread there.',
  sent: 'Your message is sent. The patient gets an email that says one waits, unless they had one and have not looked yet.',
  untold:
    'Your message is sent, but the patient was not told: no email address on their record is verified. Call them if it matters soon.',
} as const

export const unreadableWords = {
  nobody: 'They have no online account now, so nobody reads what is written here.',
  paused: 'Their online access is paused, so they do not see this.',
  left: 'They are not a patient here any more. Write a letter instead.',
  unfinished: 'Their online account is not active, so nobody reads what is written here.',
  unchecked: 'Basic accounts may not be used here until identity is checked.',
} as const
