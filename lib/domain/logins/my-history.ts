import { and, desc, eq, inArray, or } from 'drizzle-orm'
import { auditEvents, onlineAccounts, practices, staffMembers } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import type { Role } from '@/lib/domain/staff/vocabulary'
import type { Tx } from '@/lib/platform/db'
import { ownLogin } from './own-login'

export type HistoryEntry = {
  id: string
  at: Date
  /** Staff by what they do, never by name. */
  who: 'you' | 'practice' | 'system' | 'somebody' | Role
  what: HistoryWhat
  practiceName: string | null
}

const most = 200

/** What happened, by the words the patient's page has for it; anything else reads as a change. */
const wordOf = {
  'patient.viewed': 'looked',
  'registration.submitted': 'registered',
  'registration.activated': 'activated',
  'registration.activated-by-hand': 'activated',
  'login.signed-in': 'signed-in',
  'login.signed-out': 'signed-out',
  'login.sign-in-refused': 'refused',
  'login.locked': 'locked',
  'login.unlocked': 'unlocked',
  'login.reset-asked': 'reset-asked',
  'login.password-reset': 'password-changed',
  'login.password-changed': 'password-changed',
  'login.session-ended': 'session-ended',
  'patient.edited': 'details-changed',
  'patient.contact-added': 'details-changed',
  'patient.contact-changed': 'details-changed',
  'patient.contact-asked': 'details-asked',
  'patient.contact-proven': 'details-changed',
  'patient.change-proposed': 'details-asked',
  'patient.change-accepted': 'details-accepted',
  'patient.change-rejected': 'details-rejected',
  'thread.started': 'message-written',
  'thread.answered': 'message-written',
  'thread.read': 'message-read',
  'thread.closed': 'messages-handled',
  'thread.reopened': 'messages-handled',
  'thread.handed-over': 'messages-handled',
  'thread.marked-unread': 'messages-handled',
  'invoice.raised': 'invoice',
  'invoice.paid': 'invoice',
  'invoice.payment-undone': 'invoice',
  'invoice.cancelled': 'invoice',
  'membership.joined': 'membership-joined',
  'membership.left': 'membership-ended',
  'membership.ended': 'membership-ended',
} as const
export type HistoryWhat = (typeof wordOf)[keyof typeof wordOf] | 'changed'

function whatOf(action: string): HistoryWhat {
  return Object.entries(wordOf).find(([known]) => known === action)?.[1] ?? 'changed'
}

/** The patient's own part of the log: every look at them at their practices, and what happened to their login. */
export async function myHistory(ctx: Ctx): Promise<HistoryEntry[]> {
  authorize(ctx.actor, 'portal:view')
  const { loginId } = ownLogin(ctx)
  const accounts = await read(forPractice(ctx, null), (tx) =>
    tx
      .select({
        practiceId: onlineAccounts.practiceId,
        practiceName: practices.name,
        patientId: onlineAccounts.patientId,
        registrationId: onlineAccounts.registrationId,
      })
      .from(onlineAccounts)
      .innerJoin(practices, eq(practices.id, onlineAccounts.practiceId))
      .where(eq(onlineAccounts.loginId, loginId)),
  )
  const ofLogin = await read(forPractice(ctx, null), (tx) => loginEvents(tx, loginId))
  const ofPatient = await Promise.all(
    accounts.map((account) =>
      read(forPractice(ctx, account.practiceId), async (tx) =>
        (await patientEvents(tx, account)).map((row) => ({ ...row, practiceName: account.practiceName })),
      ),
    ),
  )
  return [...ofLogin.map((row) => ({ ...row, role: null, practiceName: null })), ...ofPatient.flat()]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, most)
    .map(({ id, at, action, practiceName, ...row }) => ({
      id,
      at,
      practiceName,
      // Before there is an account, whoever registers is not signed in: it is the person whose log this is.
      who:
        /^(registration|membership|invoice)\./.test(action) && ['anyone', 'api-client'].includes(row.actorKind)
          ? 'you'
          : whoOf(row, loginId),
      what: whatOf(action),
    }))
}

const columns = {
  id: auditEvents.id,
  at: auditEvents.at,
  action: auditEvents.action,
  actorKind: auditEvents.actorKind,
  loginId: auditEvents.loginId,
}

function whoOf(row: { actorKind: string; loginId: string | null; role: Role | null }, me: string): HistoryEntry['who'] {
  if (row.actorKind === 'staff') return row.role ?? 'practice'
  if (row.loginId === me) return 'you'
  return row.actorKind === 'system' ? 'system' : 'somebody'
}

async function loginEvents(tx: Tx, loginId: string) {
  const known = Object.keys(wordOf).filter((action) => action.startsWith('login.'))
  const mine = or(
    eq(auditEvents.loginId, loginId),
    and(eq(auditEvents.subjectType, 'login'), eq(auditEvents.subjectId, loginId)),
  )
  return tx
    .select(columns)
    .from(auditEvents)
    .where(and(mine, inArray(auditEvents.action, known)))
    .orderBy(desc(auditEvents.at))
    .limit(most)
}

type Account = { practiceId: string; patientId: string | null; registrationId: string | null }

async function patientEvents(tx: Tx, { practiceId, patientId, registrationId }: Account) {
  const about = or(
    patientId ? eq(auditEvents.patientId, patientId) : undefined,
    registrationId ? eq(auditEvents.subjectId, registrationId) : undefined,
  )
  if (!about) return []
  return tx
    .select({ ...columns, role: staffMembers.role })
    .from(auditEvents)
    .leftJoin(
      staffMembers,
      and(eq(staffMembers.practiceId, auditEvents.practiceId), eq(staffMembers.id, auditEvents.staffId)),
    )
    .where(and(eq(auditEvents.practiceId, practiceId), about))
    .orderBy(desc(auditEvents.at))
    .limit(most)
}
