import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  accountModules,
  auditEvents,
  identifications,
  letters,
  messages,
  onlineAccounts,
  patientContacts,
  patientIdentifiers,
  patientMoves,
  patients,
  sessions,
} from '@/drizzle/schema'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { setModule } from '@/lib/domain/accounts/set-module'
import { batchProgress } from '@/lib/domain/batches/queries'
import { addContact } from '@/lib/domain/patients/add-contact'
import { setStanding } from '@/lib/domain/patients/set-standing'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase } from '@/lib/testing/database'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { twoPractices } from '@/lib/testing/two-practices'
import { ownMoves } from './own-moves'
import { splitById } from './queries'
import { rehearseAgain } from './rehearse-again'
import { startSplit } from './start-split'

const database = await createTestDatabase()
const app = connect(database.appUrl, 8)
let both: Awaited<ReturnType<typeof twoPractices>>
let here: Ctx
let there: Ctx

beforeAll(async () => {
  both = await twoPractices(app.db)
  here = both.old.as('manager')
  there = both.fresh.as('manager')
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

const recordOf = async (ctx: Ctx, familyName: string) => {
  const rows = await read(ctx, (tx) => tx.select().from(patients).where(eq(patients.familyName, familyName)))
  expect(rows.length).toBeLessThanOrEqual(1)
  return rows[0]
}
const counted = async (splitId: string) =>
  Object.fromEntries((await splitById(here, splitId)).outcomes.map(({ outcome, count }) => [outcome, count]))
/** Whatever stands about anybody at either practice, to see that nothing was written. */
const written = async () => {
  const of = (ctx: Ctx) =>
    read(ctx, async (tx) => [
      await tx.select().from(patients).orderBy(patients.id),
      await tx.select().from(onlineAccounts).orderBy(onlineAccounts.id),
      await tx.select().from(letters).orderBy(letters.id),
      await tx.select({ id: messages.id, status: messages.status }).from(messages).orderBy(messages.id),
    ])
  return JSON.stringify([await of(here), await of(there)])
}

async function onFileThere(person: { givenName: string; familyName: string; number?: string; dateOfBirth?: string }) {
  const { number, dateOfBirth = '1984-03-27', ...name } = person
  const row = { practiceId: both.fresh.practiceId, createdAt: here.now }
  const patientId = newId()
  await read(there, async (tx) => {
    await tx.insert(patients).values({ ...row, id: patientId, ...name, dateOfBirth })
    if (!number) return
    const verified = { scheme: 'nhs', value: number, status: 'verified' } as const
    await tx.insert(patientIdentifiers).values({ ...row, id: newId(), patientId, ...verified })
  })
}

describe('a move to another practice', () => {
  it('carries the record, its proofs and checks over, makes an account and a letter there, and closes what was here', async () => {
    const patient = await signedInPatient(both.old, both.at, { interpreter: 'on' })
    const { patientId, familyName, identifier, loginId, email } = patient
    await addContact(both.at.desk, {
      patientId,
      kind: 'phone',
      value: '+441632960111',
      verified: false,
      sharedAccepted: false,
    })
    await setModule(both.at.desk, { patientId, module: 'repeats', state: 'off', reason: 'Agreed' })
    const session = { id: newId(), kind: 'patient', loginId, tokenHash: newId() } as const
    await read(here, (tx) =>
      tx.insert(sessions).values({
        ...{ ...session, createdAt: here.now, lastSeenAt: here.now },
        expiresAt: new Date(here.now.getTime() + 3_600_000),
      }),
    )
    const before = await read(here, (tx) =>
      tx.select().from(patientContacts).where(eq(patientContacts.patientId, patientId)),
    )
    const splitId = await both.move([identifier])
    expect(await counted(splitId)).toEqual({ 'moved-letter': 1 })

    const moved = await recordOf(there, familyName)
    expect(moved).toMatchObject({ standing: 'registered', interpreter: true, givenName: patient.givenName })
    const idThere = moved?.id ?? ''
    const contacts = await read(there, (tx) =>
      tx.select().from(patientContacts).where(eq(patientContacts.patientId, idThere)),
    )
    const proofs = (rows: typeof contacts) =>
      rows.map(({ kind, value, verifiedAt, verifiedHow, preferred }) => ({
        ...{ kind, value, verifiedAt, verifiedHow, preferred },
      }))
    expect(proofs(contacts).toSorted((a, b) => a.value.localeCompare(b.value))).toEqual(
      proofs(before).toSorted((a, b) => a.value.localeCompare(b.value)),
    )
    const tab = await accountTab(there, idThere)
    expect(tab.account).toMatchObject({ state: 'created', kind: 'full', signsInWith: null })
    expect(tab.letter).toMatchObject({ status: 'issued', printCount: 0 })
    expect(tab.identifications).toMatchObject([
      { type: 'passport', carriedFrom: both.old.practiceId, carriedFromName: 'Test Surgery', staffId: null },
    ])
    expect(await read(there, (tx) => tx.select().from(accountModules))).toMatchObject([
      { module: 'repeats', enabled: false, reason: 'Agreed' },
    ])

    const left = await accountTab(here, patientId)
    expect(left.account).toMatchObject({ state: 'disabled', signsInWith: null })
    expect(left.letter).toMatchObject({ status: 'revoked', endedReason: 'split' })
    expect(await recordOf(here, familyName)).toMatchObject({
      standing: 'deducted',
      standingReason: 'Test Surgery: The surgery closes',
    })
    expect(await read(here, (tx) => tx.select().from(sessions).where(eq(sessions.loginId, loginId)))).toEqual([])
    const told = await read(here, (tx) =>
      tx
        .select()
        .from(messages)
        .where(and(eq(messages.patientId, patientId), eq(messages.kind, 'practice-moved'))),
    )
    expect(told).toMatchObject([{ recipient: email, ids: { patientId, successorId: both.fresh.practiceId } }])

    expect(await ownMoves(patient.ctx)).toMatchObject([
      { from: 'Test Surgery', to: { id: both.fresh.practiceId, slug: both.fresh.slug } },
    ])
    const another = await signedInPatient(both.old, both.at)
    expect(await ownMoves(another.ctx)).toEqual([])
    await expect(ownMoves(both.old.visitor)).rejects.toThrow(Forbidden)

    const logged = (ctx: Ctx, action: string) =>
      read(ctx, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.action, action)))
    expect(await logged(here, 'patient.moved-out')).toMatchObject([
      { patientId, actorName: 'Test manager', details: { to: both.fresh.practiceId, told: true } },
    ])
    expect(await logged(there, 'patient.moved-in')).toMatchObject([
      { patientId: idThere, details: { from: both.old.practiceId } },
    ])
    expect(await logged(there, 'split.started')).toHaveLength(1)
  })

  it('is rehearsed without a word written about anybody, and then does what the rehearsal said', async () => {
    const someone = await both.withLetter()
    const bare = await both.at.identified()
    const unchecked = await signedInPatient(both.old, both.at)
    await read(here, (tx) =>
      tx
        .update(identifications)
        .set({ withdrawnAt: here.now, withdrawnBy: 'x', withdrawnReason: 'x' })
        .where(eq(identifications.patientId, unchecked.patientId)),
    )
    const dead = await both.withLetter()
    await setStanding(both.at.desk, {
      ...{ patientId: dead.patientId, version: 1, standing: 'deceased', reason: 'Told by the family' },
    })
    const twin = await both.withLetter()
    const before = await written()
    const everybody = [someone, bare, unchecked, dead, twin].map(({ identifier }) => identifier)
    const { splitId } = await both.choose([...everybody, '9999999999', someone.identifier])
    expect(await written()).toBe(before)
    const rehearsed = await splitById(here, splitId)
    expect(rehearsed).toMatchObject({ status: 'draft', total: 6, leftOut: 3, done: 0 })
    expect(rehearsed.params.rehearsal).toEqual({
      ...{ tried: 6, told: 3 },
      moving: { 'moved-letter': 2, 'moved-record': 1 },
    })
    expect(await counted(splitId)).toEqual({ deceased: 1, 'access-unchecked': 1, notOnFile: 1 })
    await startSplit(here, { splitId })
    await both.work(splitId)
    expect(await counted(splitId)).toEqual({
      ...{ deceased: 1, 'access-unchecked': 1, notOnFile: 1 },
      ...{ 'moved-letter': 2, 'moved-record': 1 },
    })
    expect(await batchProgress(here, splitId)).toMatchObject({ status: 'done', done: 3, leftOut: 3 })
    expect((await recordOf(here, unchecked.familyName))?.standing).toBe('registered')
    expect(await recordOf(there, unchecked.familyName)).toBeUndefined()
  })

  it('is rehearsed again once staff have seen to somebody, and takes those without access where staff say so', async () => {
    const person = await signedInPatient(both.old, both.at)
    const withdraw = { withdrawnAt: here.now, withdrawnBy: 'x', withdrawnReason: 'x' }
    const ofPerson = eq(identifications.patientId, person.patientId)
    await read(here, (tx) => tx.update(identifications).set(withdraw).where(ofPerson))
    const { splitId } = await both.choose([person.identifier, 'rubbish 1'])
    expect(await counted(splitId)).toEqual({ 'access-unchecked': 1, notOnFile: 1 })
    await both.at.identify(person.patientId)
    await rehearseAgain(here, { splitId })
    expect(await counted(splitId)).toEqual({ notOnFile: 1 })
    expect((await splitById(here, splitId)).params.rehearsal.moving).toEqual({ 'moved-letter': 1 })
    await read(here, (tx) => tx.update(identifications).set(withdraw).where(ofPerson))
    const again = await both.move([person.identifier], { withoutAccess: 'on' })
    expect(await counted(again)).toEqual({ 'moved-unchecked': 1 })
    expect(await ownMoves(person.ctx)).toEqual([])
    const moved = await recordOf(there, person.familyName)
    expect((await accountTab(there, moved?.id ?? '')).account).toBeNull()
  })

  it('leaves alone whoever is on file there, may be, or whose number somebody there has', async () => {
    const known = await both.withLetter()
    const alike = await both.withLetter()
    const taken = await both.withLetter()
    const { givenName = '' } = known
    await onFileThere({ givenName, familyName: known.familyName, number: known.identifier })
    await onFileThere({ givenName: alike.givenName ?? '', familyName: alike.familyName })
    const dateOfBirth = '1921-09-09'
    await onFileThere({ givenName: 'Xanthe', familyName: 'Quitedifferent', number: taken.identifier, dateOfBirth })
    const splitId = await both.move([known, alike, taken].map(({ identifier }) => identifier))
    expect(await counted(splitId)).toEqual({ 'already-there': 1, 'maybe-there': 1, 'number-taken-there': 1 })
    for (const { patientId } of [known, alike, taken]) {
      expect((await accountTab(here, patientId)).letter).toMatchObject({ status: 'issued' })
    }
  })

  it('moves twins who were two people here as two people', async () => {
    const twins = [await both.withLetter(), await both.withLetter()]
    const ids = twins.map(({ patientId }) => patientId)
    const familyName = `Twin${newId().slice(-6)}`
    await read(here, (tx) => tx.update(patients).set({ familyName, givenName: 'Ann' }).where(inArray(patients.id, ids)))
    for (const { identifier } of twins) {
      expect(await counted(await both.move([identifier]))).toEqual({ 'moved-letter': 1 })
    }
    expect(
      await read(here, (tx) => tx.select().from(patientMoves).where(inArray(patientMoves.patientId, ids))),
    ).toHaveLength(2)
  })
})
