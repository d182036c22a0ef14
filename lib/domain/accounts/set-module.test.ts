import { and, eq } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { auditEvents, practiceSettings, sessions } from '@/drizzle/schema'
import { modules, modulesOf } from '@/lib/domain/modules/vocabulary'
import { nations } from '@/lib/domain/practices/vocabulary'
import { read } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { later, makePractice } from '@/lib/testing/people'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { accountTab } from './account-tab'
import { SetModule } from './schema'
import { setModule } from './set-module'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)

afterAll(async () => {
  await app.end()
  await database.drop()
})

const reason = 'As agreed at the desk'

describe('a service of an account', () => {
  it.each(modules)('%s is turned off and on with a reason, and nobody registers again for it', async (module) => {
    const practice = await makePractice(app.db)
    const at = await atTheDesk(practice)
    const { desk } = at
    await read(desk, (tx) =>
      tx.update(practiceSettings).set({
        modules: Object.fromEntries(modules.map((one) => [one, { offered: true, byDefault: true }])),
      }),
    )
    const { patientId, loginId } = await signedInPatient(practice, at)
    await app.db.insert(sessions).values({
      ...{ id: newId(), kind: 'patient', loginId, tokenHash: newId(), completedAt: desk.now },
      ...{ createdAt: desk.now, lastSeenAt: desk.now, expiresAt: later(desk, 600).now },
    })
    const usable = async () =>
      (await accountTab(desk, patientId)).modules.filter((one) => one.usable).map((one) => one.module)
    const account = async () => {
      const { events: _, ...rest } = (await accountTab(desk, patientId)).account ?? { events: [] }
      return rest
    }
    const before = await account()
    expect(await usable()).toEqual([...modules])

    await setModule(desk, { patientId, module, state: 'off', reason })
    expect(await usable()).toEqual(modules.filter((one) => one !== module))
    const shown = (await accountTab(desk, patientId)).modules.find((one) => one.module === module)
    expect(shown?.set).toMatchObject({ enabled: false, reason, actor: 'Test receptionist', setter: 'staff' })
    expect(await account()).toEqual(before)

    await setModule(desk, { patientId, module, state: 'on', reason: 'Asked for it again' })
    expect(await usable()).toEqual([...modules])
    expect(await account()).toEqual(before)
    expect(await app.db.select().from(sessions).where(eq(sessions.loginId, loginId))).toHaveLength(1)
    const log = await read(desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.patientId, patientId), eq(auditEvents.action, 'account.module-set'))),
    )
    expect(log.map((one) => [one.reason, one.details])).toEqual([
      [reason, { module, state: 'off' }],
      ['Asked for it again', { module, state: 'on' }],
    ])
  })

  it('is not turned without a reason', () => {
    const typed = { patientId: newId(), module: 'repeats', state: 'off' }
    for (const blank of [undefined, '', '  ']) {
      const { error } = SetModule.safeParse({ ...typed, reason: blank })
      expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
        ['reason', 'errors.reason.required'],
      ])
    }
  })

  it.each(nations)('of %s is one its nation has; another is refused and not shown', async (nation) => {
    const practice = await makePractice(app.db, nation)
    const at = await atTheDesk(practice)
    const { patientId } = await at.register({ identifier: '', identifierVerified: '' })
    const desk = practice.as('receptionist')
    for (const module of modules.filter((one) => !modulesOf(nation).includes(one)))
      await expect(setModule(desk, { patientId, module, state: 'on', reason })).rejects.toBeInstanceOf(Invalid)
  })
})
