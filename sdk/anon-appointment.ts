import type {
  AppointmentData,
  AppointmentTypeData,
  ClinicianData,
  ServiceData,
  SiteData,
  TimeSlotsData,
} from './appointment-types'
import type { Connection, WireCall } from './connection'
import type { PortalPromise } from './portal-promise'
import type { Keyed } from './types'

/** `payerType` is the sign-up code of a chargeband, whose rules say what may be booked. */
export interface Payer {
  payerType: string
}

export interface OfType extends Payer {
  /** A key of `getAppointmentTypes`. */
  appointmentType: string
}

export interface WantedTimes {
  payerType?: string | null
  appointmentType: string
  /** Keys; 0 or left out is any. */
  clinician?: number | null
  site?: number | null
  location?: number | null
  /** 0 any, 1 male, 2 female. */
  clinicianSex?: 0 | 1 | 2 | null
  /** ISO 8601 without an offset, by the clock of the site; the first time that counts. */
  fromDate?: string | null
  /** The first time that is too late. */
  toDate?: string | null
  /** 0 any, 1 morning, 2 afternoon; ignored beside a time. */
  timePreference?: 0 | 1 | 2 | null
  /** Such as `09:30`. */
  timeFrom?: string | null
  timeTo?: string | null
}

const ofType = ({ payerType, appointmentType }: OfType) => ({
  'payer-type': payerType,
  'appointment-type': appointmentType,
})

const times = (wanted: WantedTimes): NonNullable<WireCall['query']> => ({
  'payer-type': wanted.payerType,
  'appointment-type': wanted.appointmentType,
  clinician: wanted.clinician,
  'clinician-sex': wanted.clinicianSex,
  site: wanted.site,
  location: wanted.location,
  'from-date': wanted.fromDate,
  'to-date': wanted.toDate,
  'time-preference': wanted.timePreference,
  'time-from': wanted.timeFrom,
  'time-to': wanted.timeTo,
})

/**
 * What somebody without an account may book, and when (Meddbase, *Anonymous Appointment Search*). Every call fails with
 * event 0 for a sign-up code that does not work. A practice that offers no times answers empty lists.
 */
export class AnonAppointment {
  constructor(private readonly connection: Connection) {}

  /** Who pays: the chargeband the sign-up code leads to. */
  getPayerTypes({ payerType }: Payer): PortalPromise<Keyed[]> {
    return this.connection.call({
      verb: 'GET',
      path: 'anon-appointment/payer-types',
      query: { 'payer-type': payerType },
    })
  }

  getAppointmentTypes({ payerType }: Payer): PortalPromise<AppointmentTypeData[]> {
    return this.connection.call({ verb: 'GET', path: 'anon-appointment/types', query: { 'payer-type': payerType } })
  }

  /** Where it may be; with a place the nearest comes first. */
  getSites(params: OfType & { lat?: number | null; long?: number | null }): PortalPromise<SiteData[]> {
    const query = { ...ofType(params), lat: params.lat, long: params.long }
    return this.connection.call({ verb: 'GET', path: 'anon-appointment/sites', query })
  }

  getClinicians(
    params: OfType & { sites?: number[] | null; locations?: number[] | null; modules?: object[] | null },
  ): PortalPromise<ClinicianData[]> {
    const { sites, locations, modules } = params
    const body = { sites, locations, modules }
    return this.connection.call({
      verb: 'POST',
      path: 'anon-appointment/clinicians',
      query: ofType(params),
      body,
    })
  }

  getServiceTypes(params: OfType): PortalPromise<Keyed[]> {
    return this.connection.call({ verb: 'GET', path: 'anon-appointment/service-types', query: ofType(params) })
  }

  getServices(
    params: OfType & {
      serviceType?: string | null
      serviceName?: string | null
      /** 0 name, 1 code, 2 type, 3 id. */
      pageSortColumn?: number | null
      pageSortDescending?: boolean | null
      pageNumber?: number | null
      /** 5 to 50; 10 where it is left out. */
      pageSize?: number | null
    },
  ): PortalPromise<ServiceData[]> {
    const query = {
      ...ofType(params),
      'service-type': params.serviceType,
      'service-name': params.serviceName,
      'page-sort-column': params.pageSortColumn,
      'page-sort-descending': params.pageSortDescending,
      'page-number': params.pageNumber,
      'page-size': params.pageSize,
    }
    return this.connection.call({ verb: 'GET', path: 'anon-appointment/services', query })
  }

  /** Free appointments, the soonest first. `numberOfResults` is 1 to 100. */
  getProposedAppointments(
    params: WantedTimes & {
      numberOfResults?: number | null
      modules?: object[] | null
      services?: object[] | null
    },
  ): PortalPromise<AppointmentData[]> {
    const { numberOfResults, modules, services } = params
    const query = { ...times(params), 'number-of-results': numberOfResults }
    return this.connection.call({ verb: 'POST', path: 'anon-appointment/proposed', query, body: { modules, services } })
  }

  /** Free time slots, the soonest first; needs `toDate`. */
  getProposedTimeSlots(params: WantedTimes & { toDate: string }): PortalPromise<TimeSlotsData> {
    return this.connection.call({ verb: 'GET', path: 'anon-appointment/proposed-time-slots', query: times(params) })
  }
}
