import { Forbidden } from '@/lib/domain/shared/errors'
import type { Actor } from './actor'
import { noteAsked } from './asked'
import { type Party, type Permission, permissions } from './permissions'

function partyOf(actor: Actor): Party {
  return actor.kind === 'staff' ? actor.role : actor.kind
}

/** Whether the table allows it; for hiding a button. Enforcing is `authorize`. */
export function can(actor: Actor, permission: Permission): boolean {
  const allowed: readonly Party[] = permissions[permission]
  return allowed.includes(partyOf(actor))
}

/** Throws Forbidden unless the table allows it. First line of every verb. */
export function authorize(actor: Actor, permission: Permission): void {
  noteAsked()
  if (!can(actor, permission)) throw new Forbidden(permission)
}
