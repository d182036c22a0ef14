import { Tag } from '@/components/ui/tag'
import type { AccountState } from '@/lib/domain/accounts/vocabulary'
import { accountWords } from './account-words'

/** The state of someone's online account as a word; a patient may have none. */
export function AccountTag({ state }: { state: AccountState | null }) {
  if (!state) return <Tag kind="off">No account</Tag>
  const { kind, word } = accountWords[state]
  return <Tag kind={kind}>{word}</Tag>
}
