/** What the API says when it refuses a call: the six documented members, and beside them which fields are wrong. */
export interface ServiceExceptionData {
  /** Text for the person, in the language of the browser. */
  Message: string
  /** 1 critical, 2 error, 4 warning, 8 information. */
  EventType: number
  /** 0–14, 10001, 40001 or 50001; see *Error handling*. */
  EventCode: number
  /** The HTTP status; 0 when the server was not reached. */
  HttpStatusCode: number
  Description: string | null
  /** Finds the line of this refusal in the server's log. */
  ReferenceNumber: string | null
  /** Where the input was wrong: the path of the member, a machine’s word for it, and text for the person. */
  Fields: { Path: string; Code: string; Text: string }[]
}

export interface Keyed {
  Key: string
  Name: string
}

export interface AddressData {
  Address1?: string | null
  Address2?: string | null
  Address3?: string | null
  City?: string | null
  County?: string | null
  PostCode?: string | null
  Country?: string | null
}

export interface NextOfKinDemographicData {
  Relationship?: string | null
  Name?: string | null
  Surname?: string | null
  EmailAddress?: string | null
  Telephone?: string | null
  Mobile?: string | null
  WorkTelephone?: string | null
  Address?: AddressData | null
}

export interface DepartmentsAndDivisions {
  Departments: (Keyed & { Divisions: Keyed[]; ParentKey: number })[]
  Divisions: Keyed[]
}

/** A company; one without a name is none. */
export interface CompanyDemographicData {
  Code: string
  Name: string
  VatNo: string
  Address: AddressData | null
  Contact: null
}

export interface PatientContactOption {
  Key: string
  Subject?: string | null
  Email?: boolean | null
  SMS?: boolean | null
}

/** A person. For registration Title, Name, Surname, DateOfBirth, Mobile, EmailAddress, Password and Address.PostCode. */
export interface PersonDemographicData {
  Key?: string
  Title?: string | null
  Name?: string | null
  Surname?: string | null
  /** Sex at birth: 0 any, 1 male, 2 female. */
  SexType?: 0 | 1 | 2 | null
  Gender?: Keyed | null
  Pronoun?: Keyed | null
  Initials?: string | null
  /** ISO 8601, such as `1958-08-02T00:00:00`; without an offset it is local time. */
  DateOfBirth?: string | null
  Mobile?: string | null
  Telephone?: string | null
  /** Signs in to the patient portal. */
  EmailAddress?: string | null
  WorkTelephone?: string | null
  WorkEmailAddress?: string | null
  /** For registration only; no answer ever carries it. */
  Password?: string | null
  Address?: AddressData | null
  NextOfKin?: NextOfKinDemographicData | null
  ContactOptions?: PatientContactOption[] | null
  TermsAndConditionsAccepted?: boolean | null
  StatisticalProcessingAccepted?: boolean | null
  EmployeeNumber?: string | null
  EmployeeDepartment?: Keyed | null
  EmployeeDivision?: Keyed | null
  EmployeeStatus?: Keyed | null
  EmployerName?: string | null
  EmployerAddress?: AddressData | null
  ReferrerKey?: string | null
  EthnicityKey?: string | null
}

export interface ServerStateData {
  Name: string
  /** 1 running, 2 updating, 3 suspending. */
  StateCode: number
  State: string
  ServiceVersion: string
  ProtocolVersion: string
}

export interface ChargeBandData {
  Name: string
  RegCode: string
  CompanyType: string
  ProvideDeptsAndDivs: boolean
}

export interface ConfigData {
  IsLoggedIn: boolean
  CompanyName: string
  Phone: string
  Permissions: { Patient: Record<string, boolean>; User: Record<string, boolean> }
  Configuration: {
    OnlinePaymentsEnabled: boolean
    DateOfBirthRequiredForPatients: boolean
    SSOStatus: { Identifier: string | null; Enabled: boolean; IsOH: boolean }
    PasswordPolicy: {
      Length: number
      Numbers: number
      Letters: number
      NonAlphaNumeric: number
      MixCaps: boolean
      Description: string
    }
    DefaultCallingCode: string
    NhsConsentEnabled: boolean
    /** In seconds. */
    SessionTimeout: number
    DefaultPaymentCountry: string
  }
  ForceContactOptions: boolean
  ForceTermsAndConditions: boolean
}

export interface PatientRegistrationResultData {
  /** 1 by email, 2 by text message, 3 by either. */
  ActivationType: 1 | 2 | 3
  SessionID: string
}

export interface InvoiceItemData {
  Key: string
  TypeName: string
  Name: string
  Code: string
  /** ISO 4217. */
  CurrencyCode: string
  CurrencySymbol: string
  NetPrice: number
  Tax: number
  GrossPrice: number
}

export interface InvoiceAddressData {
  Name: string
  /** True for the practice, false for the patient. */
  IsCompany: boolean
  Address: AddressData
  Account: null
}

export interface InvoiceData {
  Key: string
  Date: string
  Number: string
  /** ISO 4217. */
  CurrencyCode: string
  CurrencySymbol: string
  TotalNet: number
  Tax: number
  TotalGross: number
  /** How much is paid already. */
  Paid: number
  Items: InvoiceItemData[]
  CreditNotes: unknown[]
  Creditor: InvoiceAddressData
  Debtor: InvoiceAddressData
  /** Invoices are paid at the practice or by bank transfer. */
  PayableOnline: false
}

export interface ActivationConfirmation {
  /** The first invoice of a membership; null where nothing is owed. */
  OutstandingInvoice: InvoiceData | null
}

export interface AuthenticationData {
  SessionID: string
  Token: string
  Config: ConfigData
  /** True while a code is owed: nobody is signed in before `submit2faCode`. */
  Require2FA: boolean
}

/** `isOH` is true for the referral portal; left out it is the patient portal. */
export interface Portal {
  isOH?: boolean | null
}

export interface Registering extends Portal {
  regCode?: string | null
  membershipCode?: string | null
  demog: PersonDemographicData
}
