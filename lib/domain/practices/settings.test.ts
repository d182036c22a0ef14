import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { auditEvents } from '@/drizzle/schema'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { defaultQuestions } from './defaults'
import { publishText } from './publish-text'
import { practiceById } from './queries'
import { savePracticeCard } from './save-practice-card'
import { saveQuestions } from './save-questions'
import { saveSecurity } from './save-security'
import { saveSite } from './save-site'
import { CreatePracticeInput, SaveQuestions, type SaveSecurity } from './schema'
import { listSites, practiceSettingsOf, publishedTexts } from './settings-queries'

const database = await createTestDatabase()
const app = connect(database.appUrl, 20)
const all = connect(database.superUrl, 2)

afterAll(async () => {
  await app.end()
  await all.end()
  await database.drop()
})

const actionsOn = async (id: string) =>
  (await all.db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))).map((one) => one.action)
const security: SaveSecurity = {
  version: 1,
  activationChannel: 'email',
  unactivatedDays: 3,
  minLength: 12,
  letters: 1,
  numbers: 1,
  nonAlphanumeric: 0,
  mixedCase: true,
  secondFactorRequired: true,
}
const site = (name: string) => ({ name, address: undefined })
const card = { version: 1, name: 'New Name', phone: '+442079460100', colour: '#123456' }

describe('settings', () => {
  it('refuse a colour that text cannot be read on, saying by how much', async () => {
    const manager = (await makePractice(app.db)).as('manager')
    const refused = savePracticeCard(manager, { ...card, colour: '#ffcf33' })
    await expect(refused).rejects.toMatchObject({ fields: { colour: { key: 'errors.practice.colourTooLight' } } })
  })

  it('are saved, recorded, and give the next version', async () => {
    const practice = await makePractice(app.db)
    const manager = practice.as('manager')
    await savePracticeCard(manager, card)
    expect(await practiceById(app.db, practice.practiceId)).toMatchObject({ name: 'New Name', colour: '#123456' })
    await saveSecurity(manager, { ...security, version: 2 })
    expect(await practiceSettingsOf(manager)).toMatchObject({
      version: 3,
      unactivatedDays: 3,
      secondFactorRequired: true,
      passwordPolicy: { minLength: 12, mixedCase: true, letters: 1, numbers: 1, nonAlphanumeric: 0 },
    })
    const typed = Object.fromEntries(
      Object.entries(defaultQuestions).map(([name, value]) => [`question-${name}`, value]),
    )
    await saveQuestions(manager, SaveQuestions.parse({ ...typed, version: '3', 'question-title': 'required' }))
    expect((await practiceSettingsOf(manager)).questions).toEqual({ ...defaultQuestions, title: 'required' })
    expect(await actionsOn(practice.practiceId)).toEqual([
      'practice.created',
      'settings.card',
      'settings.security',
      'settings.questions',
    ])
  })

  it('say who changed what meanwhile; of many at once one is saved', async () => {
    const practice = await makePractice(app.db)
    const manager = practice.as('manager')
    const many = await Promise.allSettled(Array.from({ length: 16 }, () => saveSecurity(manager, security)))
    expect(many.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    await expect(savePracticeCard(manager, card)).rejects.toMatchObject({
      reason: { key: 'errors.practice.changedMeanwhile', params: { who: 'Test manager', what: 'security' } },
    })
    expect(await practiceById(app.db, practice.practiceId)).toMatchObject({ name: 'Test Surgery' })
  })

  it('are the manager’s, of their own practice', async () => {
    const [practice, other] = [await makePractice(app.db), await makePractice(app.db)]
    for (const role of ['receptionist', 'clinician'] as const) {
      await expect(saveSecurity(practice.as(role), security)).rejects.toThrow(Forbidden)
      await expect(savePracticeCard(practice.as(role), card)).rejects.toThrow(Forbidden)
      await expect(practiceSettingsOf(practice.as(role))).rejects.toThrow(Forbidden)
      await expect(
        publishText(practice.as(role), { kind: 'terms', version: 1, en: 'x', cy: undefined, uk: undefined }),
      ).rejects.toThrow(Forbidden)
      await expect(saveSite(practice.as(role), site('x'))).rejects.toThrow(Forbidden)
    }
    const { siteId } = await saveSite(other.as('manager'), site('Theirs'))
    await expect(saveSite(practice.as('manager'), { ...site('Mine'), siteId })).rejects.toThrow(NotFound)
  })

  it('never require what nobody can be made to tell', () => {
    const typed = Object.fromEntries(Object.keys(defaultQuestions).map((name) => [`question-${name}`, 'required']))
    const result = SaveQuestions.safeParse({ ...typed, version: 1 })
    expect(result.error?.issues.map((issue) => issue.path.join())).toEqual([
      'question-sex',
      'question-gender',
      'question-identifier',
      'question-next-of-kin',
    ])
  })
})

describe('texts and sites', () => {
  it('publish a new version and keep the old; of many at once one is published', async () => {
    const practice = await makePractice(app.db)
    const manager = practice.as('manager')
    const publish = () =>
      publishText(manager, { kind: 'terms', version: 1, en: 'New terms', cy: undefined, uk: 'Нові умови' })
    const many = await Promise.allSettled(Array.from({ length: 8 }, publish))
    expect(many.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of many) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Conflict)
    const terms = (await publishedTexts(manager)).find((text) => text.kind === 'terms')
    expect(terms).toMatchObject({ version: 2, bodies: { en: 'New terms', uk: 'Нові умови' } })
    expect(terms?.bodies.cy).toBeUndefined()
    expect(await actionsOn(practice.practiceId)).toContain('settings.text')
  })

  it('add and change sites', async () => {
    const practice = await makePractice(app.db)
    const manager = practice.as('manager')
    const { siteId } = await saveSite(manager, { name: 'Mill Road', address: '1 Mill Road' })
    await saveSite(manager, { ...site('Mill Road branch'), siteId })
    expect((await listSites(manager)).find((site) => site.id === siteId)).toEqual({
      id: siteId,
      name: 'Mill Road branch',
      address: null,
    })
    expect(await actionsOn(siteId)).toEqual(['site.added', 'site.changed'])
    await expect(saveSite(manager, { ...site('x'), siteId: newId() })).rejects.toThrow(NotFound)
  })

  it.each(['river side', 'River', '-river', 'a--b', ''])('refuse the short name %j', (slug) => {
    expect(CreatePracticeInput.shape.slug.safeParse(slug).success).toBe(false)
  })
})
