import { createApiClient } from '@/lib/domain/api-clients/create-api-client'
import type { CreateApiClient } from '@/lib/domain/api-clients/schema'
import { saveQuestions } from '@/lib/domain/practices/save-questions'
import { saveSecurity } from '@/lib/domain/practices/save-security'
import type { SaveQuestions } from '@/lib/domain/practices/schema'
import { practiceSettingsOf } from '@/lib/domain/practices/settings-queries'
import { newId } from '@/lib/platform/ids'
import type { OwnPractice } from './own-practice'

/** Asks what point 19 of the checklist names, and takes passwords of eight characters with a digit. */
async function askWhatTheDemoAsks(practice: OwnPractice, change: Partial<SaveQuestions>): Promise<void> {
  const manager = () => ({ ...practice.as('manager'), now: new Date() })
  const { version, questions, passwordPolicy, ...settings } = await practiceSettingsOf(manager())
  await saveQuestions(manager(), {
    version,
    'question-title': 'required',
    'question-sex': 'optional',
    'question-gender': 'optional',
    'question-identifier': 'optional',
    'question-evidence': questions.evidence,
    'question-mobile': 'required',
    'question-address': 'required',
    'question-next-of-kin': 'optional',
    'question-department': questions.department === 'required' ? 'required' : 'optional',
    ...change,
  })
  const { activationChannel, unactivatedDays, secondFactorRequired } = settings
  await saveSecurity(manager(), {
    ...{ version: version + 1, activationChannel, unactivatedDays, secondFactorRequired },
    ...{ ...passwordPolicy, minLength: 8, numbers: 1 },
  })
}

export type ApiPractice = OwnPractice & {
  /** A client of the practice; gives its key. */
  newClient: (change?: Partial<CreateApiClient>) => Promise<string>
}

/** The practice with its settings made those of the checklist, and a way to make clients. */
export async function withClients(practice: OwnPractice, change: Partial<SaveQuestions> = {}): Promise<ApiPractice> {
  await askWhatTheDemoAsks(practice, change)
  const newClient = async (change: Partial<CreateApiClient> = {}) => {
    const settings: CreateApiClient = {
      ...{ name: `Client ${newId()}`, portal: 'patient', portalAddress: null, allowedNetworks: [] },
      ...{ allowedOrigins: ['http://localhost:*'], discloses10001: true, asksSecondFactor: false },
      ...{ requestsPerMinute: 100_000, registrationsPerHour: 100_000 },
      ...change,
    }
    const { clientKey } = await createApiClient({ ...practice.as('manager'), now: new Date() }, settings)
    return clientKey
  }
  return { ...practice, newClient }
}
