import type { z } from 'zod'
import type { Profile } from '@/lib/domain/registrations/judge-profile'
import { type ContactSubject, contactSubjects, relationships } from '@/lib/domain/registrations/vocabulary'
import { readDay } from './read-moment'
import type { AddressData, NextOfKinDemographicData, PersonDemographicData } from './wire'

type Demog = PersonDemographicData
type Address = z.output<typeof AddressData>
type Kin = z.output<typeof NextOfKinDemographicData>

/** The published keys of what people may be contacted about. */
export const contactKeys: Record<ContactSubject, string> = {
  appointments: 'Email.Appointments',
  health: 'Email.General',
  'practice-news': 'Email.News',
}

export const sexOfType = { 0: 'not-specified', 1: 'male', 2: 'female' } as const

/** A person as the wire tells it, as the answers of the journey and what stands beside them. */
export function profileOf(demog: Demog, zone: string): Omit<Profile, 'code' | 'isMembership'> {
  const { Address, NextOfKin } = demog
  return {
    password: demog.Password,
    answers: {
      name: { title: demog.Title, givenName: demog.Name, familyName: demog.Surname },
      'date-of-birth': { dateOfBirth: dayOf(demog.DateOfBirth, zone) },
      'sex-and-gender': {
        sex: demog.SexType == null ? undefined : sexOfType[demog.SexType],
        gender: demog.Gender?.Key,
      },
      identifier: {},
      evidence: {},
      contact: { email: demog.EmailAddress, mobile: demog.Mobile, ...preferencesOf(demog) },
      address: {
        postcode: Address?.PostCode,
        line1: Address?.Address1,
        line2: Address?.Address2,
        town: Address?.City,
        county: Address?.County,
      },
      'next-of-kin': kinOf(NextOfKin),
      department: {
        department: chosen(demog.EmployeeDepartment),
        division: chosen(demog.EmployeeDivision),
      },
      // The client answers for showing the terms and obtaining acceptance; where it says they were not, they stay open.
      terms: { termsAccepted: true, statisticalUse: demog.StatisticalProcessingAccepted },
    },
    more: moreOf(demog),
  }
}

/** A choice of a list by its name, else by its key; an empty name clears. */
const chosen = (choice: Demog['EmployeeDepartment']) => choice?.Name ?? choice?.Key

/** A day the schema can judge; what is no date stays as it was written, for the schema to say so. */
function dayOf(typed: string | null | undefined, zone: string): string | null | undefined {
  return typed == null || typed.trim() === '' ? typed : (readDay(typed, zone) ?? 'unreadable')
}

function preferencesOf({ ContactOptions }: Demog): Record<string, boolean> {
  const chosen = contactSubjects.flatMap((subject) => {
    const option = ContactOptions?.find(({ Key }) => Key === contactKeys[subject])
    return [
      [`${subject}-email`, option?.Email === true],
      [`${subject}-sms`, option?.SMS === true],
    ] as const
  })
  return Object.fromEntries(chosen)
}

function kinOf(kin: Kin | null | undefined) {
  const name = [kin?.Name, kin?.Surname].filter((part) => part?.trim()).join(' ')
  const typed = kin?.Relationship?.trim().toLowerCase()
  return {
    kinName: name,
    // A relationship to nobody is what a form left empty sends along; a number is somebody's.
    kinRelationship: typed && name ? (relationships.find((one) => one === typed) ?? 'other') : undefined,
    kinPhone: [kin?.Mobile, kin?.Telephone, kin?.WorkTelephone].find((number) => number?.trim()),
  }
}

function moreOf(demog: Demog): Record<string, unknown> {
  const kin = demog.NextOfKin
  return {
    initials: demog.Initials,
    pronoun: demog.Pronoun?.Key,
    ethnicity: demog.EthnicityKey,
    phone: demog.Telephone,
    workPhone: demog.WorkTelephone,
    workEmail: demog.WorkEmailAddress,
    line3: demog.Address?.Address3,
    country: demog.Address?.Country,
    employeeNumber: demog.EmployeeNumber,
    employeeStatus: demog.EmployeeStatus?.Key,
    employerName: demog.EmployerName,
    employerAddress: addressOf(demog.EmployerAddress),
    referrer: demog.ReferrerKey,
    contactUnasked: !demog.ContactOptions,
    termsOpen: demog.TermsAndConditionsAccepted === false,
    kin: kin
      ? {
          relationship: kin.Relationship,
          givenName: kin.Name,
          familyName: kin.Surname,
          email: kin.EmailAddress,
          phone: kin.Telephone,
          mobile: kin.Mobile,
          workPhone: kin.WorkTelephone,
          address: addressOf(kin.Address),
        }
      : undefined,
  }
}

function addressOf(address: Address | null | undefined) {
  if (!address) return undefined
  return {
    line1: address.Address1,
    line2: address.Address2,
    line3: address.Address3,
    town: address.City,
    county: address.County,
    postcode: address.PostCode,
    country: address.Country,
  }
}

const more: Record<string, string> = {
  initials: 'Initials',
  pronoun: 'Pronoun.Key',
  ethnicity: 'EthnicityKey',
  phone: 'Telephone',
  workPhone: 'WorkTelephone',
  workEmail: 'WorkEmailAddress',
  line3: 'Address.Address3',
  country: 'Address.Country',
  employeeNumber: 'EmployeeNumber',
  employeeStatus: 'EmployeeStatus.Key',
  employerName: 'EmployerName',
  referrer: 'ReferrerKey',
  'kin.relationship': 'NextOfKin.Relationship',
  'kin.givenName': 'NextOfKin.Name',
  'kin.familyName': 'NextOfKin.Surname',
  'kin.email': 'NextOfKin.EmailAddress',
  'kin.phone': 'NextOfKin.Telephone',
  'kin.mobile': 'NextOfKin.Mobile',
  'kin.workPhone': 'NextOfKin.WorkTelephone',
}
const address: Record<string, string> = {
  line1: 'Address1',
  line2: 'Address2',
  line3: 'Address3',
  town: 'City',
  county: 'County',
  postcode: 'PostCode',
  country: 'Country',
}
const at = (prefix: string, names: Record<string, string>, under: string) =>
  Object.fromEntries(Object.entries(names).map(([name, wire]) => [`${prefix}${name}`, `${under}${wire}`]))

/** The wire's name of every field a profile may be refused at. */
export const demogPaths: Record<string, string> = {
  code: 'regCode',
  title: 'demog.Title',
  givenName: 'demog.Name',
  familyName: 'demog.Surname',
  dateOfBirth: 'demog.DateOfBirth',
  sex: 'demog.SexType',
  gender: 'demog.Gender.Key',
  email: 'demog.EmailAddress',
  mobile: 'demog.Mobile',
  password: 'demog.Password',
  kinName: 'demog.NextOfKin.Name',
  kinPhone: 'demog.NextOfKin.Mobile',
  department: 'demog.EmployeeDepartment.Name',
  division: 'demog.EmployeeDivision.Name',
  ...at('', address, 'demog.Address.'),
  ...at('more.', more, 'demog.'),
  ...at('more.employerAddress.', address, 'demog.EmployerAddress.'),
  ...at('more.kin.address.', address, 'demog.NextOfKin.Address.'),
}
