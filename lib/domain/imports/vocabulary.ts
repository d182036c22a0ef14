import type { Nation } from '@/lib/domain/practices/vocabulary'

/** The columns a list of patients may have, in the order an export writes them; `heading` is the export's own. */
export const importFields = [
  {
    field: 'identifier',
    heading: 'NHS number',
    also: 'nhsnumber nhsno nhs chi chinumber hcnumber healthandcarenumber identifier rhifgig рнокпп іпн',
  },
  { field: 'identifierVerified', heading: 'Number verified', also: 'nhsnumberverified verified rhifwediiddilysu' },
  { field: 'title', heading: 'Title', also: 'salutation prefix teitl звертання' },
  {
    field: 'givenName',
    heading: 'First name',
    also: 'firstname givenname forename forenames firstnames enwcyntaf імя',
  },
  { field: 'familyName', heading: 'Surname', also: 'lastname familyname surname cyfenw прізвище' },
  { field: 'preferredName', heading: 'Preferred name', also: 'knownas calledname enwaffefrir' },
  { field: 'dateOfBirth', heading: 'Date of birth', also: 'dob birthdate born dateofbirth dyddiadgeni датанародження' },
  { field: 'sex', heading: 'Sex', also: 'gender rhyw стать' },
  {
    field: 'line1',
    heading: 'Address line 1',
    also: 'address address1 addressline1 street houseandstreet cyfeiriad адреса вулиця',
  },
  { field: 'line2', heading: 'Address line 2', also: 'address2 addressline2 locality' },
  { field: 'town', heading: 'Town or city', also: 'town city tref dinas місто' },
  { field: 'postcode', heading: 'Postcode', also: 'postalcode zip codpost індекс поштовийіндекс' },
  { field: 'email', heading: 'Email', also: 'emailaddress mail ebost електроннапошта пошта' },
  {
    field: 'mobile',
    heading: 'Mobile',
    also: 'mobilenumber mobilephone cellphone phone telephone ffonsymudol ffon телефон мобільний',
  },
  {
    field: 'standing',
    heading: 'Registration status',
    also: 'registrationstatus patientstatus standing statwscofrestru статусреєстрації',
  },
  { field: 'usualClinician', heading: 'Usual clinician', also: 'gp usualgp doctor registeredgp meddyg лікар' },
  { field: 'locale', heading: 'Language', also: 'preferredlanguage iaith мова' },
  { field: 'interpreter', heading: 'Interpreter', also: 'needsinterpreter cyfieithydd перекладач' },
] as const

export type ImportField = (typeof importFields)[number]['field']

/** What people call the number where they are; an import knows them all. */
const numberOf: Record<Nation, string> = {
  england: 'NHS number',
  wales: 'NHS number',
  scotland: 'CHI number',
  'northern-ireland': 'H&C number',
  ukraine: 'РНОКПП',
}

/** A column's heading as the practices of a nation write it. */
export function headingIn(nation: Nation, field: ImportField): string {
  if (field === 'identifier') return numberOf[nation]
  return importFields.find((one) => one.field === field)?.heading ?? field
}

export const importFieldNames = importFields.map(({ field }) => field)
export const requiredFields: readonly ImportField[] = ['familyName', 'dateOfBirth']

/** For each column of the file the field it fills, or null. */
export type Mapping = (ImportField | null)[]

export const importLimits = {
  ...{ bytes: 50_000_000, rows: 100_000, columns: 60 },
  /** Problems shown before all of them are downloaded. */
  firstProblems: 100,
  /** Rows tried in one transaction of a dry run, and within the request that starts it. */
  checkedAtOnce: 1000,
}

/** For how many days rows are kept: of a list never started, and those left out, to be mended. */
export const importKeeping = { draftDays: 7, leftOutDays: 14 }

/** Why a file was not taken. */
export const fileProblems = [
  'missing',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'empty',
  'quotes',
  'not-text',
] as const
export type FileProblem = (typeof fileProblems)[number]
