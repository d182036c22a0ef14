import { addressLines } from '@/app/(admin)/admin/(console)/person-words'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type {
  employeeStatuses,
  ethnicities,
  FullAddress,
  MoreDetails,
  pronouns,
} from '@/lib/domain/profiles/vocabulary'
import { formatPhone } from '@/lib/format'

export const pronounWords: Record<(typeof pronouns)[number], string> = {
  'she-her': 'she/her',
  'he-him': 'he/him',
  'they-them': 'they/them',
}
export const ethnicityWords: Record<(typeof ethnicities)[number], string> = {
  asian: 'Asian, Asian British or Asian Welsh',
  black: 'Black, Black British, Black Welsh, Caribbean or African',
  mixed: 'Mixed or multiple ethnic groups',
  white: 'White',
  other: 'Another ethnic group',
  'prefer-not-to-say': 'Prefers not to say',
}
export const employeeStatusWords: Record<(typeof employeeStatuses)[number], string> = {
  employed: 'Employed',
  left: 'Left',
  retired: 'Retired',
}

const said = (words: Record<string, string>, key: string | undefined) => (key ? (words[key] ?? key) : undefined)

type Told = { moreDetails: MoreDetails; insurer?: string | null; nation: Nation; restricted?: boolean }

/** The details beyond the record's own, as rows; only those that were told. A restricted record's contacts stay out. */
export function moreRows({ moreDetails: more, insurer, nation, restricted = false }: Told) {
  const { kin } = more
  const phone = (number: string | undefined) => number && formatPhone(number, nation)
  const member = more.insurer?.memberNumber
  const reached = [phone(more.workPhone), more.workEmail].filter(Boolean).join(', ')
  const kinReached = [kin?.email, phone(kin?.phone), phone(kin?.mobile), phone(kin?.workPhone), inLine(kin?.address)]
  return [
    {
      key: 'Next of kin at',
      value: restricted ? undefined : [...new Set(kinReached.filter(Boolean))].join(', '),
    },
    { key: 'Initials', value: more.initials },
    { key: 'Pronouns', value: said(pronounWords, more.pronoun) },
    { key: 'Ethnic group', value: said(ethnicityWords, more.ethnicity) },
    { key: 'At work', value: restricted ? undefined : reached },
    { key: 'Employer', value: [more.employerName, inLine(more.employerAddress)].filter(Boolean).join(', ') },
    { key: 'Employee number', value: more.employeeNumber },
    { key: 'Employee status', value: said(employeeStatusWords, more.employeeStatus) },
    {
      key: 'Insurer',
      value: insurer ? `${insurer}${member ? `, member number ${member}` : ''}` : undefined,
    },
    { key: 'Address also', value: restricted ? undefined : [more.line3, more.country].filter(Boolean).join(', ') },
    { key: 'Referred by', value: more.referrer },
    { key: 'Terms', value: more.termsOpen ? 'Not accepted yet; asked when they sign in' : undefined },
  ].filter(({ value }) => value)
}

function inLine(address: FullAddress | undefined): string {
  const { line1 = '', line2, town, county, postcode = '', line3 = '', country = '' } = address ?? {}
  const lines = addressLines({
    line1,
    postcode,
    ...(line2 ? { line2 } : {}),
    ...(town ? { town } : {}),
    ...(county ? { county } : {}),
  })
  return [...lines, line3, country].filter(Boolean).join(', ')
}
