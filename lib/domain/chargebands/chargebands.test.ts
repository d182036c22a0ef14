import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, departments, patients, signUpCodes } from '@/drizzle/schema'
import type { RegistrationStanding } from '@/lib/domain/patients/vocabulary'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { Forbidden, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { createSignUpCode } from '@/lib/domain/sign-up-codes/create-sign-up-code'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { archiveChargeband } from './archive-chargeband'
import { createChargeband } from './create-chargeband'
import { createCompany } from './create-company'
import { countMove } from './move-preview'
import { chargebandById, companyById, listChargebands, listCompanies } from './queries'
import { renameChargeband } from './rename-chargeband'
import { saveDepartments } from './save-departments'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let manager: Ctx
let receptionist: Ctx
let companyId: string

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 20)
  practice = await makePractice(connection.db)
  manager = practice.as('manager')
  receptionist = practice.as('receptionist')
  companyId = (await listCompanies(manager))[0]?.id ?? ''
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const make = async (name = `Band ${newId().slice(-8)}`) => (await createChargeband(manager, { companyId, name })).id
/** What was recorded about it; a test's clock stands still, so by name. */
const audit = (subjectId: string) =>
  read(manager, (tx) =>
    tx.select({ action: auditEvents.action }).from(auditEvents).where(eq(auditEvents.subjectId, subjectId)),
  ).then((rows) => rows.map(({ action }) => action).sort())

describe('making a chargeband', () => {
  it('puts Folder/Name into its folder and says so in the audit log', async () => {
    const id = await make('Online / Evening/Dentist')
    expect(await chargebandById(manager, id)).toMatchObject({ folder: 'Online/Evening', name: 'Dentist', patients: 0 })
    expect(await audit(id)).toEqual(['chargeband.created'])
    const line = (await listChargebands(receptionist)).find((band) => band.id === id)
    expect(line).toMatchObject({ company: 'Test Surgery', online: false })
  })

  it('refuses a name the company has in that folder, whatever its case, at the field', async () => {
    await make('Taken/Name')
    await expect(make('taken/NAME')).rejects.toMatchObject({ fields: { name: { key: 'errors.chargeband.nameTaken' } } })
    await expect(make('Elsewhere/Name')).resolves.toBeTruthy()
  })

  it('refuses a company of another practice', async () => {
    const other = await makePractice(connection.db)
    const [theirs] = await listCompanies(other.as('manager'))
    const made = createChargeband(manager, { companyId: theirs?.id ?? '', name: 'Ours' })
    await expect(made).rejects.toBeInstanceOf(Invalid)
  })

  it('is for managers only', async () => {
    for (const ctx of [receptionist, practice.as('clinician'), practice.visitor]) {
      await expect(createChargeband(ctx, { companyId, name: 'No' })).rejects.toBeInstanceOf(Forbidden)
    }
    await expect(listChargebands(practice.visitor)).rejects.toBeInstanceOf(Forbidden)
  })

  it('shows nobody another practice’s chargeband', async () => {
    const other = await makePractice(connection.db)
    const id = await make()
    await expect(chargebandById(other.as('manager'), id)).rejects.toBeInstanceOf(NotFound)
    await expect(chargebandById(manager, 'no-uuid')).rejects.toBeInstanceOf(NotFound)
  })
})

describe('companies', () => {
  it('adds one with its departments and divisions', async () => {
    const { id } = await createCompany(manager, { name: 'Bakery', type: 'employer' })
    await saveDepartments(manager, {
      companyId: id,
      departments: 'Ovens\n  Night\n  Day\nShop / Counter\nshop / Tills',
    })
    await saveDepartments(manager, { companyId: id, departments: 'Ovens\n  Night\nShop / Counter\nshop / Tills' })
    expect((await companyById(receptionist, id)).departments).toEqual([
      { name: 'Ovens', divisions: ['Night'] },
      { name: 'Shop', divisions: ['Counter', 'Tills'] },
    ])
    expect(await audit(id)).toEqual(['company.created', 'company.departments-saved', 'company.departments-saved'])
    await expect(createCompany(manager, { name: 'bakery', type: 'insurer' })).rejects.toMatchObject({
      fields: { name: { key: 'errors.company.nameTaken' } },
    })
  })

  it('is for managers only, and only for the practice’s own', async () => {
    await expect(createCompany(receptionist, { name: 'No', type: 'employer' })).rejects.toBeInstanceOf(Forbidden)
    await expect(saveDepartments(receptionist, { companyId, departments: 'No' })).rejects.toBeInstanceOf(Forbidden)
    await expect(saveDepartments(manager, { companyId: newId(), departments: 'No' })).rejects.toBeInstanceOf(NotFound)
    await expect(saveDepartments(manager, { companyId, departments: 'x'.repeat(151) })).rejects.toBeInstanceOf(Invalid)
    expect(
      await read(manager, (tx) => tx.select().from(departments).where(eq(departments.companyId, companyId))),
    ).toEqual([])
  })
})

describe('renaming', () => {
  it('moves it to another folder, once', async () => {
    const id = await make()
    const again = () => renameChargeband(manager, { chargebandId: id, name: `New/${id}`, version: 1 })
    const results = await Promise.allSettled([again(), again()])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(again()).rejects.toMatchObject({ reason: { key: 'errors.chargeband.changed' } })
    expect(await chargebandById(manager, id)).toMatchObject({ folder: 'New', version: 2 })
    expect(await audit(id)).toEqual(['chargeband.created', 'chargeband.renamed'])
  })

  it('refuses a taken name, a missing chargeband and a receptionist', async () => {
    const [first, second] = [await make('First of two'), await make()]
    const rename = (ctx: Ctx, id: string) =>
      renameChargeband(ctx, { chargebandId: id, name: 'First of two', version: 1 })
    await expect(rename(manager, second)).rejects.toMatchObject({
      fields: { name: { key: 'errors.chargeband.nameTaken' } },
    })
    await expect(rename(manager, newId())).rejects.toBeInstanceOf(NotFound)
    await expect(rename(receptionist, first)).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('archiving', () => {
  it('ends its codes once the person has said so, and frees its name', async () => {
    const id = await make('To be archived')
    const { id: codeId } = await createSignUpCode(manager, { chargebandId: id, code: 'Archive me' })
    const archive = (endCodes: boolean) => archiveChargeband(manager, { chargebandId: id, endCodes, version: 1 })
    await expect(archive(false)).rejects.toMatchObject({
      fields: { endCodes: { key: 'errors.chargeband.confirmCodes', params: { codes: 1 } } },
    })
    expect(await archive(true)).toEqual({ endedCodes: 1 })
    const [code] = await read(manager, (tx) => tx.select().from(signUpCodes).where(eq(signUpCodes.id, codeId)))
    expect(code?.status).toBe('ended')
    expect(await audit(codeId)).toEqual(['sign-up-code.created', 'sign-up-code.ended'])
    expect(await audit(id)).toEqual(['chargeband.archived', 'chargeband.created'])
    await make('To be archived')
    await expect(archive(true)).rejects.toMatchObject({ reason: { key: 'errors.chargeband.archived' } })
    await expect(createSignUpCode(manager, { chargebandId: id, code: 'Too late' })).rejects.toBeInstanceOf(Invalid)
    expect((await listChargebands(manager, { archived: true })).map((band) => band.id)).toContain(id)
  })

  it('is refused while patients are on it, and changes nothing then', async () => {
    const id = await make()
    const { id: codeId } = await createSignUpCode(manager, { chargebandId: id, code: 'Still used' })
    await addPatient(manager, id)
    const archived = archiveChargeband(manager, { chargebandId: id, endCodes: true, version: 1 })
    await expect(archived).rejects.toMatchObject({
      reason: { key: 'errors.chargeband.hasPatients', params: { patients: 1 } },
    })
    const [code] = await read(manager, (tx) => tx.select().from(signUpCodes).where(eq(signUpCodes.id, codeId)))
    expect(code?.status).toBe('active')
  })

  it('is not hindered by patients who left or died, who keep it in their record', async () => {
    const id = await make()
    for (const standing of ['deducted', 'deceased'] as const) await addPatient(manager, id, standing)
    expect(await countMove(manager, id)).toEqual({ moving: 0, left: 1, died: 1 })
    await archiveChargeband(manager, { chargebandId: id, endCodes: false, version: 1 })
    expect(await chargebandById(manager, id)).toMatchObject({ patients: 2, archivedAt: manager.now })
  })

  it('is for managers only', async () => {
    const archived = archiveChargeband(receptionist, { chargebandId: await make(), endCodes: true, version: 1 })
    await expect(archived).rejects.toBeInstanceOf(Forbidden)
  })
})

async function addPatient(
  ctx: Ctx,
  chargebandId: string,
  standing: RegistrationStanding = 'registered',
): Promise<void> {
  await read(ctx, (tx) =>
    tx.insert(patients).values({
      ...{ practiceId: practice.practiceId, id: newId(), chargebandId, standing, createdAt: ctx.now },
      ...{ givenName: 'Ada', familyName: 'Quill', dateOfBirth: '1980-01-01' },
    }),
  )
}
