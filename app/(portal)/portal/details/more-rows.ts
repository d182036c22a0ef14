import type { OwnDetails } from '@/lib/domain/details/own-details'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { ethnicities, pronouns } from '@/lib/domain/profiles/vocabulary'
import { genders } from '@/lib/domain/registrations/vocabulary'
import { formatPhone } from '@/lib/format'
import type { Translate } from '@/lib/web/words'

type More = NonNullable<OwnDetails['details']>['more']

/** What a program told the practice about them beside its own questions; only what was told. */
export function moreRows(more: More, nation: Nation, t: Translate): { key: string; value: string }[] {
  const gender = genders.find((one) => one === more.gender)
  const pronoun = pronouns.find((one) => one === more.pronoun)
  const ethnicity = ethnicities.find((one) => one === more.ethnicity)
  const phone = (number: string | undefined) => number && formatPhone(number, nation)
  const told = {
    initials: more.initials,
    gender: gender && t(`register.genders.${gender}`),
    pronouns: pronoun && t(`details.pronouns.${pronoun}`),
    ethnicity: ethnicity && t(`details.ethnicities.${ethnicity}`),
    homePhone: phone(more.phone),
    workPhone: phone(more.workPhone),
    workEmail: more.workEmail,
    employer: more.employerName,
    employeeNumber: more.employeeNumber,
    department: [more.department, more.division].filter(Boolean).join(', '),
    insurer: more.insurer,
  }
  return Object.entries(told).flatMap(([name, value]) => (value ? [{ key: t(`details.more.${name}`), value }] : []))
}
