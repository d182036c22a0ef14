import type { FoundSession } from '@/lib/domain/logins/find-session'
import { sessionToken } from '@/lib/platform/secrets'

/** The token of a session; another once a code has completed it, so that the one before signs nothing. */
export function tokenOfSession({ id, completed }: FoundSession): string {
  return sessionToken(completed ? id : `waiting:${id}`)
}
