import { Tag } from '@/components/ui/tag'
import type { RegistrationStatus } from '@/lib/domain/registrations/vocabulary'
import { statusWords } from './status-words'

/** Where a registration stands, as a word. */
export function StatusTag({ status }: { status: RegistrationStatus }) {
  return (
    <span className="whitespace-nowrap">
      <Tag kind={statusWords[status].kind}>{statusWords[status].word}</Tag>
    </span>
  )
}
