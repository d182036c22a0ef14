import type { Connection } from './connection'
import type { PortalPromise } from './portal-promise'
import type {
  ActivationConfirmation,
  AddressData,
  AuthenticationData,
  ChargeBandData,
  ConfigData,
  DepartmentsAndDivisions,
  PatientRegistrationResultData,
  Portal,
  Registering,
  ServerStateData,
} from './types'

const portal = ({ isOH }: Portal = {}) => ({ 'is-oh': isOH })

/** Registering, activating and signing in (Meddbase, *Authentication*). */
export class Auth {
  constructor(private readonly connection: Connection) {}

  /** Whether the service runs; needs no client key. */
  getServerState(): PortalPromise<ServerStateData> {
    return this.connection.call({ verb: 'GET', path: 'auth/server-state' })
  }

  /** How the practice is set up, and what the person signed in has still to do. */
  getConfig(params: { companyIdentifier?: string | null } = {}): PortalPromise<ConfigData> {
    const query = { 'company-identifier': params.companyIdentifier }
    return this.connection.call({ verb: 'GET', path: 'auth/config', query })
  }

  /** Whether a sign-up code works, and which chargeband it leads to. Fails with event 0 for one that does not. */
  validateRegCode(params: Portal & { regCode: string }): PortalPromise<ChargeBandData> {
    return this.ofCode('validate-reg-code', params)
  }

  /** The chargeband a sign-up code leads to. Fails with event 0 for a code that does not work. */
  getRegCodeInfo(params: Portal & { regCode: string }): PortalPromise<ChargeBandData> {
    return this.ofCode('reg-code-info', params)
  }

  /** The titles a person may have. One of the codes is needed (event 1); the membership code comes first. */
  getAllowedTitles(
    params: Portal & { regCode?: string | null; membershipCode?: string | null },
  ): PortalPromise<string[]> {
    const query = { 'reg-code': params.regCode, 'membership-code': params.membershipCode, ...portal(params) }
    return this.connection.call({ verb: 'GET', path: 'auth/allowed-titles', query })
  }

  /** Departments and divisions to choose from. Fails with event 0 where the code does not ask for them. */
  getDepartmentsAndDivisions(params: Portal & { regCode: string }): PortalPromise<DepartmentsAndDivisions> {
    return this.ofCode('departments-divisions', params)
  }

  /** The terms and what is said of statistical use, as HTML. */
  getTermsAndConditions(): PortalPromise<{ TermsAndConditionsText: string; StatisticalProcessingText: string }> {
    return this.connection.call({ verb: 'GET', path: 'auth/terms-and-conditions' })
  }

  /** Judges a person as `registerPatient` would, and registers nobody. Fails as it does, but never with event 10001. */
  validateProfileData(params: Registering): PortalPromise<''> {
    return this.registering('validate-profile-data', params)
  }

  /**
   * Registers a person and opens a session for activating. Give `regCode` or `membershipCode`; with both the second is
   * used. The client shows the terms and obtains acceptance. Fails with event 1 for what is missing, 2 for what cannot be
   * read, 12 for markup, 10001 where the email has an account and the client may know.
   */
  registerPatient(params: Registering): PortalPromise<PatientRegistrationResultData> {
    return this.registering('register-patient', params)
  }

  /** Sends the activation link again; at most once a minute. In the session of the registration. */
  sendActivationEmail(params: Portal = {}): PortalPromise<''> {
    return this.connection.call({ verb: 'GET', path: 'auth/send-activation-email', query: portal(params) })
  }

  /** Sends the activation code again; at most once a minute. In the session of the registration. */
  sendActivationSMS(params: Portal = {}): PortalPromise<''> {
    return this.connection.call({ verb: 'GET', path: 'auth/send-activation-sms', query: portal(params) })
  }

  /** Activates with the key of the email, once, in the session of the registration. The person then signs in. */
  submitActivationEmail(params: Portal & { key: string }): PortalPromise<ActivationConfirmation> {
    const path = 'auth/submit-validation-email'
    return this.connection.call({ verb: 'POST', path, query: portal(params), body: { key: params.key } })
  }

  /** Activates with the six digits of the message; five wrong tries end them. In the session of the registration. */
  submitActivationSMS(params: Portal & { code: string }): PortalPromise<ActivationConfirmation> {
    const query = { code: params.code, ...portal(params) }
    return this.connection.call({ verb: 'GET', path: 'auth/submit-activation-sms', query })
  }

  /** Sends the link again to an address, without a session. @deprecated Use sendActivationEmail. */
  sendValidationEmail(params: Portal & { email: string }): PortalPromise<''> {
    const query = { email: params.email, ...portal(params) }
    return this.connection.call({ verb: 'GET', path: 'auth/send-validation-email', query })
  }

  /** Sends the code again to a mobile, without a session. @deprecated Use sendActivationSMS. */
  sendValidationSMS(params: Portal & { mobile: string }): PortalPromise<''> {
    const query = { mobile: params.mobile, ...portal(params) }
    return this.connection.call({ verb: 'GET', path: 'auth/send-validation-sms', query })
  }

  /** Activates with the key, without a session. @deprecated Use submitActivationEmail. */
  submitValidationEmail(params: Portal & { key: string }): PortalPromise<ActivationConfirmation> {
    const query = { key: params.key, ...portal(params) }
    return this.connection.call({ verb: 'GET', path: 'auth/submit-validation-email', query })
  }

  /** Activates with the code sent to a mobile, without a session. @deprecated Use submitActivationSMS. */
  submitValidationSMS(params: Portal & { code: string; mobile: string }): PortalPromise<ActivationConfirmation> {
    const query = { code: params.code, mobile: params.mobile, ...portal(params) }
    return this.connection.call({ verb: 'GET', path: 'auth/submit-validation-sms', query })
  }

  /** Signs in. Fails with HTTP 401 and event 0 for wrong credentials, with event 14 after too many wrong passwords. */
  login(params: Portal & { username: string; password: string }): PortalPromise<AuthenticationData> {
    const body = { username: params.username, password: params.password }
    return this.connection.call({ verb: 'POST', path: 'auth/login', query: portal(params), body })
  }

  /** Signs in with the token of `#/ssologin?loginToken=…`. Fails with event 0 when it was used or is 20 seconds old. */
  directLogin(params: Portal & { loginToken: string }): PortalPromise<AuthenticationData> {
    const body = { loginToken: params.loginToken }
    return this.connection.call({ verb: 'POST', path: 'auth/direct-login', query: portal(params), body })
  }

  /** Fails with event 0 and the reason: no company signs in by an identity provider of its own. */
  getSSOLoginDetails(params: { companyIdentifier: string }): PortalPromise<string> {
    const query = { 'company-identifier': params.companyIdentifier }
    return this.connection.call({ verb: 'GET', path: 'auth/sso-login-details', query })
  }

  /** Sends the code a sign-in waits for: to the mobile, or by email where there is none. At most once a minute. */
  send2faCode(): PortalPromise<{ DeliveryMethod: 'Mobile' | 'Email' }> {
    return this.connection.call({ verb: 'GET', path: 'auth/send-2fa-code' })
  }

  /** Sends it by email. */
  send2faCodeEmail(): PortalPromise<{ DeliveryMethod: 'Mobile' | 'Email' }> {
    return this.connection.call({ verb: 'POST', path: 'auth/send-2fa-code', body: { useMobile: false } })
  }

  /** Sends it to the mobile. */
  send2faCodeSMS(): PortalPromise<{ DeliveryMethod: 'Mobile' | 'Email' }> {
    return this.connection.call({ verb: 'POST', path: 'auth/send-2fa-code', body: { useMobile: true } })
  }

  /** Completes the sign-in. Fails with event 0 for a wrong code, with 14 after five. */
  submit2faCode(params: { code: string }): PortalPromise<AuthenticationData> {
    return this.connection.call({ verb: 'POST', path: 'auth/submit-2fa-code', body: { code: params.code } })
  }

  /** The token, and the seconds the session has; calling it renews the session. Fails with event 8 when it has ended. */
  validateLogin(params: Portal = {}): PortalPromise<{ Token: string; RemainingTime: number }> {
    return this.connection.call({ verb: 'GET', path: 'auth/validate', query: portal(params) })
  }

  /** Ends the session. Fails with event 8 when nobody is signed in. */
  logout(params: Portal = {}): PortalPromise<''> {
    const done = this.connection.call<''>({ verb: 'GET', path: 'auth/logout', query: portal(params) })
    return done.done(() => this.connection.forget())
  }

  /** Addresses of a postcode, without its space. @deprecated Use addressFinder. */
  addressLookup(params: { postcode: string; house?: string | null }): PortalPromise<AddressData[]> {
    const query = { postcode: params.postcode, house: params.house }
    return this.connection.call({ verb: 'GET', path: 'auth/address-lookup', query })
  }

  /** As `passwordReset.sendLink`. @deprecated */
  sendPasswordResetEmail(params: Portal & { email: string }): PortalPromise<''> {
    const path = 'auth/send-password-reset-email'
    return this.connection.call({ verb: 'POST', path, query: portal(params), body: { email: params.email } })
  }

  /** Fails with HTTP 501: nobody is known by their details alone. @deprecated Use passwordReset. */
  submitPasswordResetEmail(): PortalPromise<''> {
    return this.connection.call({ verb: 'POST', path: 'auth/submit-password-reset-email' })
  }

  /** Fails with HTTP 501: nobody is known by their details alone. @deprecated Use passwordReset. */
  setPasswordUsingDemographics(): PortalPromise<''> {
    return this.connection.call({ verb: 'POST', path: 'auth/set-password-using-demographics' })
  }

  private ofCode<T>(method: string, params: Portal & { regCode: string }): PortalPromise<T> {
    const query = { 'reg-code': params.regCode, ...portal(params) }
    return this.connection.call({ verb: 'GET', path: `auth/${method}`, query })
  }

  private registering<T>(method: string, { regCode, membershipCode, demog, isOH }: Registering): PortalPromise<T> {
    const body = { regCode, membershipCode, demog, 'is-oh': isOH }
    return this.connection.call({ verb: 'POST', path: `auth/${method}`, body })
  }
}
