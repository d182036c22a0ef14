import { Forbidden } from '@/lib/domain/shared/errors'
import type { Actor, StaffActor } from './actor'
import { noteAsked } from './asked'
import { can } from './authorize'
import type { Permission } from './permissions'

/** The member of staff asking, when the table lets them see it. Every staff read starts here. */
export function visibleTo(actor: Actor, permission: Permission): StaffActor {
  noteAsked()
  if (actor.kind !== 'staff' || !can(actor, permission)) throw new Forbidden(permission)
  return actor
}
