import { and, desc, eq } from 'drizzle-orm'
import { patientIdentifiers, patients, registrations, threadReads, threads } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import { type Ctx, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { loadThread, type Thread } from './load-thread'
import { messagesUpTo } from './messages-of-thread'
import { reader } from './reader'
import { noteRead } from './write-into'

export type StaffThread = NonNullable<Awaited<ReturnType<typeof openThread>>>

/**
 * A thread as staff see it, with who it is with. Opening it is a look at the patient, recorded as one, and takes it off
 * the unread ones for everybody: the inbox is shared. Null when there is no such thread here.
 */
export async function openThread(
  ctx: Ctx,
  input: { threadId: string; upTo?: number | undefined; keepUnread?: boolean },
) {
  const actor = visibleTo(ctx.actor, 'thread:view')
  return read(ctx, async (tx) => {
    const thread = await loadThread(tx, ctx, input.threadId)
    if (!thread) return null
    await recordLook(tx, ctx, thread)
    const upTo = Math.min(input.upTo ?? thread.messageCount, thread.messageCount)
    const messages = await messagesUpTo(tx, ctx, thread.id, upTo)
    const readByPatient = await patientReadUpTo(tx, thread)
    const who = await reader(tx, ctx, thread)
    const person = await personOf(tx, thread)
    if (!input.keepUnread) await readByPractice(tx, ctx, thread)
    return {
      ...thread,
      messages,
      readByPatient,
      person,
      /** Why the patient cannot read what is written now; null when they can. */
      unreadable: who ? (who.access === 'open' ? null : who.access) : ('nobody' as const),
      /** Why the patient may not answer; null when they may. */
      refused: who?.refused ?? null,
      mine: thread.assignedRole === actor.role,
    }
  })
}

async function recordLook(tx: Tx, ctx: Ctx, { patientId, registrationId }: Thread): Promise<void> {
  if (patientId) return recordAccess(tx, ctx, { patientId, what: 'online-messages' })
  await recordAudit(tx, ctx, { action: 'registration.viewed', subject: { type: 'registration', id: registrationId } })
}

/** A message that came meanwhile stays unread. */
async function readByPractice(tx: Tx, ctx: Ctx, { id, practiceId, messageCount }: Thread): Promise<void> {
  await noteRead(tx, ctx, { threadId: id, side: 'practice', position: messageCount })
  await tx
    .update(threads)
    .set({ unreadByPractice: false })
    .where(
      and(
        eq(threads.practiceId, practiceId),
        eq(threads.id, id),
        eq(threads.messageCount, messageCount),
        eq(threads.unreadByPractice, true),
      ),
    )
}

async function patientReadUpTo(tx: Tx, { practiceId, id }: Thread) {
  const [row] = await tx
    .select({ position: threadReads.position, at: threadReads.readAt })
    .from(threadReads)
    .where(and(eq(threadReads.practiceId, practiceId), eq(threadReads.threadId, id), eq(threadReads.side, 'patient')))
    .orderBy(desc(threadReads.position))
    .limit(1)
  return row ?? null
}

async function personOf(tx: Tx, { practiceId, patientId, registrationId }: Thread) {
  if (patientId) {
    const [person] = await tx
      .select({
        givenName: patients.givenName,
        familyName: patients.familyName,
        dateOfBirth: patients.dateOfBirth,
        needs: patients.needs,
        interpreter: patients.interpreter,
        locale: patients.locale,
      })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
    const [identifier] = await tx
      .select({
        scheme: patientIdentifiers.scheme,
        value: patientIdentifiers.value,
        status: patientIdentifiers.status,
      })
      .from(patientIdentifiers)
      .where(and(eq(patientIdentifiers.practiceId, practiceId), eq(patientIdentifiers.patientId, patientId)))
      // 'verified' is last in the alphabet, 'superseded' before it only where there is nothing better.
      .orderBy(desc(patientIdentifiers.status))
      .limit(1)
    if (!person) throw new Error('A thread points to no patient')
    const number = identifier && identifier.status !== 'superseded' ? identifier : null
    return { ...person, identifier: number && { ...number, scheme: number.scheme as IdentifierScheme } }
  }
  const [given] = await tx
    .select({
      givenName: registrations.givenName,
      familyName: registrations.familyName,
      dateOfBirth: registrations.dateOfBirth,
      scheme: registrations.identifierScheme,
      value: registrations.identifierValue,
      locale: registrations.locale,
    })
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceId), eq(registrations.id, registrationId ?? '')))
  if (!given) throw new Error('A thread points to no registration')
  const { scheme, value, ...person } = given
  const identifier = scheme && value ? { scheme: scheme as IdentifierScheme, value, status: 'unverified' } : null
  return { ...person, needs: null, interpreter: false, identifier }
}
