import type { TagKind } from '@/components/ui/tag'
import type { RegistrationStatus } from '@/lib/domain/registrations/vocabulary'

/** The name staff see of a registration's state, and what it waits for. */
export const statusWords: Record<RegistrationStatus, { kind: TagKind; word: string; means: string }> = {
  submitted: { kind: 'wait', word: 'Submitted', means: 'the activation message is being written' },
  'awaiting-activation': {
    kind: 'wait',
    word: 'Awaiting activation',
    means: 'waiting for the person to use the link or code',
  },
  activated: { kind: 'good', word: 'Activated', means: 'a new patient record was made' },
  'in-review': { kind: 'warn', word: 'In review', means: 'the details match someone on file; the person can sign in' },
  joined: { kind: 'good', word: 'Joined', means: 'joined to a record that was there already' },
  created: { kind: 'good', word: 'Created', means: 'a new record was made after review' },
  refused: { kind: 'bad', word: 'Refused', means: 'the practice refused it' },
  expired: { kind: 'off', word: 'Expired', means: 'nobody activated it in time; the code got its use back' },
}
