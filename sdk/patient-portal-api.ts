import { AddressFinder } from './address-finder'
import { AnonAppointment } from './anon-appointment'
import { AnonBooking } from './anon-booking'
import { Auth } from './auth'
import { Companies } from './companies'
import { Connection } from './connection'
import { Feed } from './feed'
import { Ethnicities, GenderIdentity } from './lists'
import { MembershipScheme } from './membership-scheme'
import { Notification } from './notification'
import { PasswordReset } from './password-reset'
import { Patient } from './patient'

/**
 * The portal API of a practice. Each method answers a promise of the result that also has `.done()` and `.fail()`:
 *
 *     const patientportal = new PatientPortalAPI()
 *     patientportal.setClientKey('…')
 *     patientportal.auth.registerPatient({ regCode, demog }).done(show).fail(explain)
 */
export class PatientPortalAPI {
  readonly auth: Auth
  readonly passwordReset: PasswordReset
  readonly patient: Patient
  readonly membershipScheme: MembershipScheme
  readonly notification: Notification
  readonly companies: Companies
  readonly addressFinder: AddressFinder
  readonly anonAppointment: AnonAppointment
  readonly anonBooking: AnonBooking
  readonly feed: Feed
  readonly ethnicities: Ethnicities
  readonly genderIdentity: GenderIdentity
  private readonly connection: Connection

  /** @param base The address of the server, such as `https://enrol.example.com`. */
  constructor(base: string) {
    this.connection = new Connection(base.replace(/\/$/, ''))
    this.auth = new Auth(this.connection)
    this.passwordReset = new PasswordReset(this.connection)
    this.patient = new Patient(this.connection)
    this.membershipScheme = new MembershipScheme(this.connection)
    this.notification = new Notification(this.connection)
    this.companies = new Companies(this.connection)
    this.addressFinder = new AddressFinder(this.connection)
    this.anonAppointment = new AnonAppointment(this.connection)
    this.anonBooking = new AnonBooking(this.connection)
    this.feed = new Feed(this.connection)
    this.ethnicities = new Ethnicities(this.connection)
    this.genderIdentity = new GenderIdentity(this.connection)
  }

  /** Every call but `getServerState` needs the key the practice gave your program. */
  setClientKey(clientKey: string): void {
    this.connection.clientKey = clientKey
  }
}
