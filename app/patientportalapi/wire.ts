import * as z from 'zod'

/** A query parameter that is a truth value; left out it is false. */
export const flag = z
  .enum(['true', 'false', 'True', 'False', '1', '0', ''], 'errors.api.format')
  .optional()
  .transform((value) => /^(true|1)$/i.test(value ?? ''))

/** True for the referral portal, false for the patient portal; a program may send it as text in a body. */
export const isOh = z
  .union([z.boolean(), flag])
  .nullish()
  .transform((value) => value ?? false)
  .describe('True for the referral portal, false for the patient portal')

/** The referral portal's flag, which stands in the query of most calls. */
export const portalQuery = z.object({
  'is-oh': flag.describe('True for the referral portal, false for the patient portal'),
})

const text = () => z.string().nullish()
const asText = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .pipe(z.boolean())

/** A truth value; the published samples write it as text as well. */
export const truthValue = z.union([z.boolean(), asText], 'errors.api.format')
const truth = () => truthValue.nullish()

export const AddressData = z.object({
  Address1: text(),
  Address2: text(),
  Address3: text(),
  City: text(),
  County: text(),
  PostCode: text(),
  Country: text(),
})

export const NextOfKinDemographicData = z.object({
  Relationship: text(),
  Name: text(),
  Surname: text(),
  EmailAddress: text(),
  Telephone: text(),
  Mobile: text(),
  WorkTelephone: text(),
  Address: AddressData.nullish(),
})

const keyed = z.object({ Key: text(), Name: text() })

export const PatientContactOption = z.object({ Key: text(), Subject: text(), Email: truth(), SMS: truth() })

/** What a program tells of a person. Which members are needed is the practice's setting; unknown members are ignored. */
export const PersonDemographicData = z.object({
  Title: text().describe('One of allowed-titles'),
  Name: text().describe('First name'),
  Surname: text(),
  SexType: z
    .union([z.literal(0), z.literal(1), z.literal(2)])
    .nullish()
    .describe('Sex at birth: 0 any, 1 male, 2 female'),
  Gender: keyed.nullish(),
  Pronoun: keyed.nullish(),
  Initials: text(),
  DateOfBirth: text().describe('ISO 8601; without an offset it is local time'),
  Mobile: text(),
  Telephone: text(),
  EmailAddress: text().describe('Signs in to the patient portal'),
  WorkTelephone: text(),
  WorkEmailAddress: text(),
  Password: text().describe('Never returned').meta({ writeOnly: true, format: 'password' }),
  Address: AddressData.nullish(),
  NextOfKin: NextOfKinDemographicData.nullish(),
  ContactOptions: z.array(PatientContactOption).nullish(),
  TermsAndConditionsAccepted: truth(),
  StatisticalProcessingAccepted: truth(),
  EmployeeNumber: text(),
  EmployeeDepartment: keyed.nullish(),
  EmployeeDivision: keyed.nullish(),
  EmployeeStatus: keyed.nullish(),
  EmployerName: text(),
  EmployerAddress: AddressData.nullish(),
  ReferrerKey: text(),
  EthnicityKey: text(),
})
export type PersonDemographicData = z.output<typeof PersonDemographicData>
