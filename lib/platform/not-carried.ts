import type { FailureReason } from '@/lib/domain/correspondence/vocabulary'

/** A message could not be sent. Its text is a reason and a number, never an address or words of the message. */
export class NotCarried extends Error {
  constructor(
    readonly reason: FailureReason,
    /** True when another try would end the same way. */
    readonly forGood: boolean,
    readonly detail?: string,
  ) {
    super(detail ? `${reason} ${detail}` : reason)
  }
}
