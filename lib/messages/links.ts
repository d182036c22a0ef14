import type { Outgoing } from '@/lib/domain/correspondence/vocabulary'
import { env } from '@/lib/platform/env'
import { secretCode, secretValue } from '@/lib/platform/secrets'

/** A page of ours as an address that works from an email. */
export function absolute(path: string): string {
  return `${env.APP_URL.replace(/\/$/, '')}${path}`
}

type Carried = { token: string; code: string; linkMinutes: number; codeMinutes: number | null }

/** What the message's one-time secret opens; made from its id at the moment of sending and stored nowhere. */
export function secretOf(outgoing: Outgoing): Carried {
  if (!outgoing.secret) throw new Error(`A message of kind ${outgoing.kind} needs a secret`)
  const { id, ...lives } = outgoing.secret
  return { token: secretValue(id), code: secretCode(id), ...lives }
}

/** The practice it comes from, for kinds that always have one. */
export function practiceOfMessage(outgoing: Outgoing) {
  if (!outgoing.practice) throw new Error(`A message of kind ${outgoing.kind} needs a practice`)
  return outgoing.practice
}
