import { addIdentification } from '@/lib/domain/identifications/add-identification'
import { registerPatient } from '@/lib/domain/patients/register-patient'
import { patientForm } from '@/lib/domain/patients/schema'
import { newId } from '@/lib/platform/ids'
import type { TestPractice } from './people'
import { somebody } from './registering'

let numbers = 0

/** A synthetic NHS number nobody else has, from the range kept for tests. */
export function freshNhsNumber(): string {
  for (;;) {
    numbers += 1
    const body = `999${String((Number.parseInt(newId().slice(-6), 16) + numbers * 7919) % 1_000_000).padStart(6, '0')}`
    const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
    const check = (11 - (sum % 11)) % 11
    if (check < 10) return `${body}${check}`
  }
}

/** What tests of staff and patients at the desk do again and again at an English practice with online services. */
export async function atTheDesk(practice: TestPractice, { activated = false } = {}) {
  if (!activated) await practice.activate()
  const desk = practice.as('receptionist')

  function typed(change: Record<string, unknown> = {}) {
    const { givenName, familyName, email, mobile, postcode, line1, town } = somebody()
    return patientForm('england').parse({
      ...{ givenName, familyName, dateOfBirth: '1984-03-27', email, mobile, postcode, line1, town, locale: 'en' },
      ...{ identifier: freshNhsNumber(), identifierVerified: 'on', emailVerified: 'on' },
      ...change,
    })
  }

  async function register(change: Record<string, unknown> = {}) {
    const form = typed(change)
    return { ...form, ...(await registerPatient(desk, form)) }
  }

  const identify = (patientId: string) =>
    addIdentification(desk, {
      patientId,
      type: 'passport',
      checkedOn: desk.now.toISOString().slice(0, 10),
      note: undefined,
    })

  async function identified(change: Record<string, unknown> = {}) {
    const person = await register(change)
    await identify(person.patientId)
    return person
  }

  return { desk, typed, register, identify, identified }
}
