import type { TagKind } from '@/components/ui/tag'
import type { AccountState } from '@/lib/domain/accounts/vocabulary'

/** The name staff see of an account's state, and what it means. */
export const accountWords: Record<AccountState, { kind: TagKind; word: string; means: string }> = {
  created: { kind: 'wait', word: 'Created', means: 'waiting for the patient to claim it' },
  registered: { kind: 'wait', word: 'Registered', means: 'waiting for the patient to prove their email or mobile' },
  active: { kind: 'good', word: 'Active', means: 'the patient can sign in' },
  locked: { kind: 'warn', word: 'Locked', means: 'too many wrong passwords; it opens by itself' },
  disabled: { kind: 'bad', word: 'Disabled', means: 'the patient cannot use it' },
}
