import { and, desc, eq, getTableColumns } from 'drizzle-orm'
import {
  accountEvents,
  accountModules,
  identifications,
  letterEvents,
  letters,
  practiceSettings,
  practices,
  staffMembers,
} from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { lockStart } from '@/lib/domain/logins/lockout'
import { effectiveModules } from '@/lib/domain/modules/effective-access'
import { type Module, modulesOf } from '@/lib/domain/modules/vocabulary'
import { nationOf } from '@/lib/domain/practices/queries'
import { type Ctx, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { type LoadedFacts, loadFacts } from './load-facts'
import { type AccountAction, accountActions, lacking, newLetterNeedsReason, type Refusal, refusalOf } from './offers'
import { undoableReset } from './undoable-reset'
import { accountState } from './vocabulary'

export type AccountTab = Awaited<ReturnType<typeof accountTab>>

/** What the *Online services* tab of a patient shows: the account, its checks, letters and services, and what is offered. */
export async function accountTab(ctx: Ctx, patientId: string) {
  const { practiceId, staffId } = visibleTo(ctx.actor, 'patient:view')
  const nation = await nationOf(ctx)
  return read(ctx, async (tx) => {
    const facts = await loadFacts(tx, ctx, patientId)
    const { open, lastLetter, login } = facts
    const [settings] = await tx.select().from(practiceSettings).where(eq(practiceSettings.practiceId, practiceId))
    const refusals = new Map<AccountAction, Refusal | null>(
      accountActions.map((action) => [action, refusalOf(action, facts)]),
    )
    const chosen = open ? await chosenModules(tx, practiceId, open.id) : []
    return {
      activated: facts.activated,
      refusals,
      lacking: lacking(facts),
      newLetterNeedsReason: newLetterNeedsReason(facts),
      account: open && {
        id: open.id,
        kind: open.kind,
        accountNumber: open.accountNumber,
        state: accountState({ ...open, lockedUntil: login?.lockedUntil ?? null }, ctx.now),
        disabledReason: open.disabledReason,
        createdAt: open.createdAt,
        lockedUntil: login?.lockedUntil ?? null,
        lockedSince: login?.lockedUntil ? lockStart(login.lockedUntil) : null,
        signsInWith: login?.email ?? login?.username ?? null,
        events: await eventsOf(tx, practiceId, open.id),
        mayUndo: await mayUndo(tx, ctx, facts),
      },
      letter: lastLetter && {
        id: lastLetter.id,
        issueNumber: lastLetter.issueNumber,
        status: lastLetter.status,
        expiresAt: lastLetter.expiresAt,
        issuedAt: lastLetter.issuedAt,
        issuedBy: lastLetter.issuedBy,
        printCount: lastLetter.printCount,
        endedAt: lastLetter.endedAt,
        endedReason: lastLetter.endedReason,
      },
      letterEvents: open ? await letterEventsOf(tx, practiceId, open.id) : [],
      identifications: await tx
        .select({ ...getTableColumns(identifications), carriedFromName: practices.name })
        .from(identifications)
        .leftJoin(practices, eq(practices.id, identifications.carriedFrom))
        .where(and(eq(identifications.practiceId, practiceId), eq(identifications.patientId, patientId)))
        .orderBy(desc(identifications.createdAt)),
      checker: await checker(tx, practiceId, staffId),
      modules: settings ? modulesShown(facts, nation, settings, chosen) : [],
    }
  })
}

type Chosen = Awaited<ReturnType<typeof chosenModules>>
type Settings = typeof practiceSettings.$inferSelect

function modulesShown(facts: LoadedFacts, nation: Parameters<typeof modulesOf>[0], settings: Settings, chosen: Chosen) {
  const { open } = facts
  if (!open) return []
  const on = effectiveModules({
    account: { status: open.status, kind: open.kind, disabled: open.disabledAt !== null },
    standing: facts.standing,
    practice: { nation, modules: settings.modules, basicAccounts: settings.basicAccounts },
    chosen: Object.fromEntries(chosen.map(({ module, enabled }) => [module, enabled])),
  })
  return modulesOf(nation).map((module: Module) => {
    const set = chosen.find((one) => one.module === module) ?? null
    const offered = settings.modules[module]?.offered ?? false
    return {
      module,
      offered,
      enabled: set?.enabled ?? settings.modules[module]?.byDefault ?? false,
      usable: on.includes(module),
      set,
    }
  })
}

function chosenModules(tx: Tx, practiceId: string, accountId: string) {
  return tx
    .select()
    .from(accountModules)
    .where(and(eq(accountModules.practiceId, practiceId), eq(accountModules.accountId, accountId)))
}

function eventsOf(tx: Tx, practiceId: string, accountId: string) {
  return tx
    .select()
    .from(accountEvents)
    .where(and(eq(accountEvents.practiceId, practiceId), eq(accountEvents.accountId, accountId)))
    .orderBy(desc(accountEvents.at), desc(accountEvents.id))
    .limit(20)
}

/** Of all letters of the account: what became of one before still matters when somebody asks at the desk. */
function letterEventsOf(tx: Tx, practiceId: string, accountId: string) {
  return tx
    .select({ ...getTableColumns(letterEvents), issueNumber: letters.issueNumber })
    .from(letterEvents)
    .innerJoin(letters, and(eq(letters.practiceId, practiceId), eq(letters.id, letterEvents.letterId)))
    .where(and(eq(letterEvents.practiceId, practiceId), eq(letters.accountId, accountId)))
    .orderBy(desc(letterEvents.at), desc(letterEvents.id))
    .limit(40)
}

async function mayUndo(tx: Tx, ctx: Ctx, { open, letter }: LoadedFacts): Promise<Date | null> {
  if (open?.status !== 'created' || letter?.status !== 'issued') return null
  return (await undoableReset(tx, ctx, open.id))?.undoUntil ?? null
}

async function checker(tx: Tx, practiceId: string, staffId: string) {
  const [member] = await tx
    .select({ mayVerify: staffMembers.mayVerify, mayVouch: staffMembers.mayVouch })
    .from(staffMembers)
    .where(and(eq(staffMembers.practiceId, practiceId), eq(staffMembers.id, staffId)))
  return member ?? { mayVerify: false, mayVouch: false }
}
