import { addLegalTexts, addStaff } from '@/drizzle/seed/add-practice-basics'
import { activateOnlineServices } from '@/lib/domain/practices/activate-online-services'
import { createPractice } from '@/lib/domain/practices/create-practice'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Role } from '@/lib/domain/staff/vocabulary'
import type { Db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'

export type TestPractice = {
  practiceId: string
  slug: string
  /** The context of one of the practice's staff. */
  as: (role: Role) => Ctx
  visitor: Ctx
  system: Ctx
  /** Starts online services, as a manager does once. */
  activate: () => Promise<void>
}

/** Codes that no practice has. */
export const practiceCodeOf: Record<Nation, string> = {
  england: 'A81999',
  wales: 'W97999',
  scotland: '10999',
  'northern-ireland': 'Z00999',
  ukraine: 'UA9999',
}

/** A practice of the test's own, with one member of staff of each role; no two tests share one. */
export async function makePractice(db: Db, nation: Nation = 'england'): Promise<TestPractice> {
  const slug = `test-${newId().slice(-12)}`
  const now = new Date()
  const system: Ctx = { actor: { kind: 'system', task: 'test' }, practiceId: null, db, now, requestId: newId() }
  const { practiceId } = await createPractice(system, {
    slug,
    name: 'Test Surgery',
    nation,
    practiceCode: practiceCodeOf[nation],
    phone: '020 7946 0199',
  })
  const inPractice = { ...system, practiceId }
  await addLegalTexts(inPractice, { name: 'Test Surgery', nation })
  const at = (name: string) => ({ name: `Test ${name}`, email: `${name}@${slug}.example` })
  const team = await addStaff(
    inPractice,
    { manager: at('manager'), receptionist: at('receptionist'), clinician: at('clinician') },
    'a password only for tests',
  )
  const as = (role: Role): Ctx => ({
    ...inPractice,
    actor: {
      kind: 'staff',
      ...team[role],
      practiceId,
      role,
      name: `Test ${role}`,
      sessionId: newId(),
      address: null,
    },
  })
  return {
    practiceId,
    slug,
    system: inPractice,
    visitor: { ...inPractice, actor: { kind: 'anyone', address: '192.0.2.1' } },
    as,
    activate: () => activateOnlineServices(as('manager'), { version: 1 }),
  }
}

/** The context some seconds later. */
export function later(ctx: Ctx, seconds: number): Ctx {
  return { ...ctx, now: new Date(ctx.now.getTime() + seconds * 1000), requestId: newId() }
}

export function asPatient(ctx: Ctx, loginId: string): Ctx {
  return { ...ctx, actor: { kind: 'patient', loginId, sessionId: newId(), address: null } }
}
