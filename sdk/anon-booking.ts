import type { AppointmentData } from './appointment-types'
import type { Connection } from './connection'
import type { PortalPromise } from './portal-promise'
import type { PersonDemographicData } from './types'

/**
 * Booking without an account (Meddbase, *Anonymous Appointment Booking*): find a time, say who it is for, give the code,
 * book. The session lasts an hour, is kept by the library and signs nobody in; only a booking makes a patient.
 */
export class AnonBooking {
  constructor(private readonly connection: Connection) {}

  /**
   * Sends a code by email and text. `demog` needs Name, Surname, DateOfBirth, EmailAddress and Mobile (event 1). Fails
   * with event 0 for a `payerType`, a sign-up code, that does not work.
   */
  registerPatient(params: {
    payerType?: string | null
    demog: PersonDemographicData
  }): PortalPromise<{ SessionId: string }> {
    const { payerType, demog } = params
    return this.connection.call({ verb: 'POST', path: 'anon-booking/register-patient', body: { payerType, demog } })
  }

  /** Sends another code; at most once a minute. The one before stops working. */
  resendValidationCode(): PortalPromise<''> {
    return this.connection.call({ verb: 'POST', path: 'anon-booking/resend-validation-code', body: {} })
  }

  /** Takes the six digits. Five wrong ones end the code (event 0). */
  submitValidationCode(params: { code: string }): PortalPromise<''> {
    return this.connection.call({
      verb: 'POST',
      path: 'anon-booking/submit-validation-code',
      body: { code: params.code },
    })
  }

  /** Books one of `anonAppointment.getProposedAppointments`. Fails with event 0 when the time is no longer free. */
  bookProposedAppointment(params: { proposedAppointment: object }): PortalPromise<AppointmentData> {
    const { proposedAppointment } = params
    return this.connection.call({ verb: 'POST', path: 'anon-booking/book', body: { proposedAppointment } })
  }

  /** Books a time of `anonAppointment.getProposedTimeSlots`. Fails with event 0 when it is no longer free. */
  bookProposedTimeSlot(params: {
    proposedTimeSlot: object
    clinician?: number | null
    /** 0 any, 1 male, 2 female. */
    clinicianSex?: 0 | 1 | 2 | null
    /** 0 picks one of several at random. */
    method?: 0 | null
    /** Only at exactly this price. */
    price?: number | null
  }): PortalPromise<AppointmentData> {
    const { proposedTimeSlot, clinician, clinicianSex, method, price } = params
    const body = { proposedTimeSlot, clinician, clinicianSex, method, price }
    return this.connection.call({ verb: 'POST', path: 'anon-booking/book-time-slot', body })
  }
}
