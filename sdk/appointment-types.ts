import type { AddressData, Keyed } from './types'

export interface AppointmentTypeData {
  Key: string
  Name: string
  Notes: string
  CancellationPolicy: string
  Modules: object[]
  /** What the rules of the chargeband say. */
  CanBookAppointment: boolean
  CanReferPatient: boolean
  TelemedicineOption: boolean
  CanAddServices: boolean
}

export interface ServiceData {
  Key: number
  Code: string
  Name: string
  /** ISO 4217. */
  CurrencyCode: string
  CurrencySymbol: string
  NetPrice: number
  Tax: number
  GrossPrice: number
  ServiceType: Keyed
}

export interface ClinicianData {
  Key: number
  /** 0 any, 1 male, 2 female. */
  SexType: number
  FullName: string
}

export interface LocationData {
  Key: number
  Name: string
  Address: AddressData
}

export interface SiteData extends LocationData {
  Locations: LocationData[]
}

export interface AppointmentData {
  Key: string
  Type: AppointmentTypeData
  /** The clock of the site. */
  Start: string
  Finish: string
  Site: SiteData
  Location: LocationData | null
  Clinician: ClinicianData
  State: string
  StateDisplayName: string
  StateColor: string
  Modules: object[]
  Services: ServiceData[]
  Telemedicine: boolean
}

export interface TimeSlotData {
  Start: string
  Finish: string
  SiteKey: number
  LocationKey: number
  NetPrice: number
  GrossPrice: number
}

export interface TimeSlotsData {
  TimeSlots: TimeSlotData[]
  /** Null where the type is none that may be booked. */
  Type: AppointmentTypeData | null
  Sites: SiteData[]
  Services: ServiceData[]
  Modules: object[]
  Currency: { Code: string; Symbol: string }
}
