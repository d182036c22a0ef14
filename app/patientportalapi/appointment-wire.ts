import * as z from 'zod'
import type { BookableType } from '@/lib/domain/chargebands/bookable-types'
import { AddressData } from './wire'

const text = () => z.string()
const many = () => z.array(z.looseObject({}))

export const PayerType = z.object({ Key: text(), Name: text() })

export const AppointmentTypeData = z.object({
  Key: text(),
  Name: text(),
  Notes: text(),
  CancellationPolicy: text(),
  Modules: many(),
  CanBookAppointment: z.boolean().describe('What the rules of the chargeband say'),
  CanReferPatient: z.boolean(),
  TelemedicineOption: z.boolean(),
  CanAddServices: z.boolean(),
})

export const ServiceTypeData = z.object({ Key: text(), Name: text() })

export const ServiceData = z.object({
  Key: z.int(),
  Code: text(),
  Name: text(),
  CurrencyCode: text().describe('ISO 4217'),
  CurrencySymbol: text(),
  NetPrice: z.number(),
  Tax: z.number(),
  GrossPrice: z.number(),
  ServiceType: ServiceTypeData,
})

export const ClinicianData = z.object({ Key: z.int(), SexType: z.int(), FullName: text() })

const LocationData = z.object({ Key: z.int(), Name: text(), Address: AddressData })

export const SiteData = LocationData.extend({ Locations: z.array(LocationData) })

export const AppointmentData = z.object({
  Key: text(),
  Type: AppointmentTypeData,
  Start: text(),
  Finish: text(),
  Site: SiteData,
  Location: LocationData.nullable(),
  Clinician: ClinicianData,
  State: text(),
  StateDisplayName: text(),
  StateColor: text(),
  Modules: many(),
  Services: z.array(ServiceData),
  Telemedicine: z.boolean(),
})

export const TimeSlotsData = z.object({
  TimeSlots: z.array(
    z.object({
      Start: text(),
      Finish: text(),
      SiteKey: z.int(),
      LocationKey: z.int(),
      NetPrice: z.number(),
      GrossPrice: z.number(),
    }),
  ),
  Type: AppointmentTypeData.nullable().describe('Null where the type is none that may be booked'),
  Sites: z.array(SiteData),
  Services: z.array(ServiceData),
  Modules: many(),
  Currency: z.object({ Code: text().describe('ISO 4217'), Symbol: text() }),
})

/** A type as the wire tells it; nothing is kept here of what it needs or costs beside its name. */
export function appointmentTypeData({ id, name }: BookableType): z.output<typeof AppointmentTypeData> {
  return {
    Key: id,
    Name: name,
    Notes: '',
    CancellationPolicy: '',
    Modules: [],
    CanBookAppointment: true,
    CanReferPatient: false,
    TelemedicineOption: false,
    CanAddServices: false,
  }
}
