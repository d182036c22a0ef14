import { eq } from 'drizzle-orm'
import { chargebands, companies, onlineAccounts, practices, registrations } from '@/drizzle/schema'
import { upgradeAccount } from '@/lib/domain/accounts/upgrade-account'
import { createApiClient } from '@/lib/domain/api-clients/create-api-client'
import { demoClientKey } from '@/lib/domain/api-clients/vocabulary'
import { addRule } from '@/lib/domain/chargebands/add-rule'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { saveOnlineSettings } from '@/lib/domain/chargebands/save-online-settings'
import { proposeAddress } from '@/lib/domain/details/propose'
import { addIdentification } from '@/lib/domain/identifications/add-identification'
import { createScheme } from '@/lib/domain/memberships/create-scheme'
import { activateOnlineServices } from '@/lib/domain/practices/activate-online-services'
import { createPractice } from '@/lib/domain/practices/create-practice'
import type { Nation, Questions } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { read } from '@/lib/domain/shared/context'
import { answerOwnThread } from '@/lib/domain/threads/answer-own-thread'
import { answerThread } from '@/lib/domain/threads/answer-thread'
import { startOwnThread } from '@/lib/domain/threads/start-own-thread'
import { db, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { addLegalTexts, addStaff } from './add-practice-basics'
import { demoPeople } from './demo-people'
import { registerPerson } from './register-person'

export const demoPassword = 'correct horse battery staple'
export const demoCode = 'WELCOME123'
/** Of the membership scheme at the first demo practice. */
export const demoMembershipCode = 'MEMBER123'

type DemoPractice = {
  slug: string
  name: string
  nation: Nation
  practiceCode: string
  phone: string
  staff: [manager: string, receptionist: string, clinician: string]
}

const demoPractices: DemoPractice[] = [
  {
    slug: 'riverside',
    name: 'Riverside Surgery',
    nation: 'england',
    practiceCode: 'A81001',
    phone: '020 7946 0100',
    staff: ['Morgan Ellis', 'Priya Shah', 'Dr Ines Duarte'],
  },
  {
    slug: 'afon',
    name: 'Meddygfa Afon',
    nation: 'wales',
    practiceCode: 'W97001',
    phone: '029 2018 0100',
    staff: ['Cerys Bevan', 'Dafydd Pugh', 'Dr Nia Rees'],
  },
  {
    slug: 'glen',
    name: 'Glen Medical Practice',
    nation: 'scotland',
    practiceCode: '10002',
    phone: '0131 496 0100',
    staff: ['Isla Fraser', 'Callum Reid', 'Dr Mhairi Boyd'],
  },
  {
    slug: 'lagan',
    name: 'Lagan Health Centre',
    nation: 'northern-ireland',
    practiceCode: 'Z00104',
    phone: '028 9649 0100',
    staff: ['Orla Devlin', 'Conor Magee', 'Dr Aoife Burns'],
  },
  {
    slug: 'dnipro',
    name: 'Амбулаторія Дніпро',
    nation: 'ukraine',
    practiceCode: 'UA0001',
    phone: '056 790 0100',
    staff: ['Олена Коваль', 'Тарас Бондар', 'Ірина Мельник'],
  },
]

const demoQuestions: Partial<Questions> = { title: 'required', mobile: 'required' }

/** Fills the demo installation once: a practice that is there already is left as it is. */
export async function seedDemo(): Promise<void> {
  for (const practice of demoPractices) {
    const [known] = await db.select({ id: practices.id }).from(practices).where(eq(practices.slug, practice.slug))
    // All of it or nothing: a practice half made would be left half made for ever.
    if (!known) await db.transaction((tx) => seedPractice(tx, practice))
  }
}

async function seedPractice(tx: Tx, practice: DemoPractice): Promise<void> {
  const { staff, ...details } = practice
  const system: Ctx = {
    actor: { kind: 'system', task: 'seed' },
    practiceId: null,
    db: tx,
    now: new Date(),
    requestId: newId(),
  }
  const { practiceId } = await createPractice(system, {
    ...details,
    questions: demoQuestions,
    passwordPolicy: { minLength: 8, letters: 0, numbers: 1, mixedCase: false, nonAlphanumeric: 0 },
  })
  const inPractice: Ctx = { ...system, practiceId }
  await addLegalTexts(inPractice, practice)
  const at = (name: string) => `${name}@${practice.slug}.example`
  const [manager, receptionist, clinician] = staff
  const team = await addStaff(
    inPractice,
    {
      manager: { name: manager, email: at('manager') },
      receptionist: { name: receptionist, email: at('reception') },
      clinician: { name: clinician, email: at('clinician') },
    },
    demoPassword,
  )
  const as = (role: 'manager' | 'receptionist', name: string): Ctx => ({
    ...inPractice,
    actor: { kind: 'staff', ...team[role], practiceId, role, name, sessionId: newId(), address: null },
  })
  const asManager = as('manager', manager)
  await seedChargeband(asManager)
  await activateOnlineServices(asManager, { version: 1 })
  if (practice.slug !== 'riverside') return
  await seedScheme(asManager)
  await seedApiClient(asManager)
  await seedPeople(inPractice, as('receptionist', receptionist))
}

async function seedChargeband(ctx: Ctx): Promise<void> {
  const [company] = await read(ctx, (tx) => tx.select({ id: companies.id }).from(companies))
  if (!company) throw new Error('The practice has no company of its own')
  const { id: chargebandId } = await createChargeband(ctx, {
    companyId: company.id,
    name: 'Private patients (online)',
  })
  await addRule(ctx, {
    kind: 'patient-self-book',
    chargebandId,
    name: 'Book a GP or nurse yourself',
    siteIds: [],
    allow: true,
    serviceIds: [],
    newServices: 'GP 15 min\nGP 30 min\nBlood test',
  })
  await enableOnlineBooking(ctx, { chargebandId, choice: 'no-notifications' })
  const [band] = await read(ctx, (tx) => tx.select({ version: chargebands.version }).from(chargebands))
  await saveOnlineSettings(ctx, {
    chargebandId,
    code: demoCode,
    allowMessaging: true,
    askDepartment: false,
    version: band?.version ?? 1,
  })
}

async function seedScheme(ctx: Ctx): Promise<void> {
  const [band] = await read(ctx, (tx) => tx.select({ id: chargebands.id }).from(chargebands))
  await createScheme(ctx, {
    ...{ chargebandId: band?.id ?? '', name: 'Riverside Plus', code: demoMembershipCode },
    ...{ net: 40_00, tax: 8_00, frequency: 'monthly', billingDay: 1 },
  })
}

async function seedApiClient(ctx: Ctx): Promise<void> {
  const client = {
    name: 'Demo client',
    portal: 'patient' as const,
    allowedOrigins: ['localhost', '127.0.0.1', '[::1]'].flatMap((host) => [`http://${host}:*`, `https://${host}:*`]),
    allowedNetworks: [],
    portalAddress: null,
    discloses10001: true,
    asksSecondFactor: false,
    requestsPerMinute: 60_000,
    registrationsPerHour: 60_000,
  }
  await createApiClient(ctx, client, demoClientKey)
}

/** The first of them was checked at the desk, and has asked for another address and about a journey since. */
async function seedChecked(desk: Ctx, registrationId: string): Promise<void> {
  const [registration] = await read(desk, (tx) =>
    tx.select().from(registrations).where(eq(registrations.id, registrationId)),
  )
  const [account] = await read(desk, (tx) =>
    tx.select().from(onlineAccounts).where(eq(onlineAccounts.registrationId, registrationId)),
  )
  const { patientId, loginId } = registration ?? {}
  if (!patientId || !loginId || !account) throw new Error('The first demo person has no account')
  const checkedOn = desk.now.toISOString().slice(0, 10)
  await addIdentification(desk, { patientId, type: 'passport', checkedOn, note: undefined })
  await upgradeAccount(desk, { patientId })
  const actor = { kind: 'patient' as const, loginId, sessionId: newId(), address: null }
  const moved = { postcode: 'M2 3AA', line1: '4 Example Square', line2: undefined, town: 'Manchester' }
  const patient = { ...desk, practiceId: null, actor }
  await proposeAddress(patient, { accountId: account.id, ...moved })
  await seedThread(desk, patient, account.id)
}

async function seedThread(desk: Ctx, patient: Ctx, accountId: string): Promise<void> {
  const text = 'Hello, I travel to Ghana in January. Which vaccinations do I need, and how early should I come?'
  const begun = { accountId, subject: 'Travel vaccinations', text, writingKey: newId() }
  const { threadId } = await startOwnThread(patient, begun)
  const answer = 'Please book with the nurse at least six weeks before you fly. When do you leave?'
  await answerThread(desk, { threadId, text: answer, writingKey: newId() })
  await answerOwnThread(patient, { threadId, text: 'On 20 January. Thank you!', writingKey: newId() })
}

async function seedPeople(ctx: Ctx, reception: Ctx): Promise<void> {
  const visitor: Ctx = { ...ctx, actor: { kind: 'anyone', address: '127.0.0.1' } }
  for (const [index, person] of demoPeople.entries()) {
    const id = await registerPerson(visitor, person, {
      code: demoCode,
      password: 'river stones 47 lantern',
      activate: index % 5 !== 4,
    })
    if (index === 0) await seedChecked(reception, id)
  }
}
