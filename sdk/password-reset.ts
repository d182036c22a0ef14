import type { Connection } from './connection'
import type { PortalPromise } from './portal-promise'
import type { Portal } from './types'

/** A new password in five steps (Meddbase, *Password reset*). A key works for 15 minutes, a code for 10. */
export class PasswordReset {
  constructor(private readonly connection: Connection) {}

  /** Mails a link with a key; an address nobody has gets a note. At most once in three minutes for an address. */
  sendLink(params: Portal & { email: string }): PortalPromise<''> {
    return this.step('send-link', params, { email: params.email })
  }

  /** How the owner of a key may go on. Fails with event 0 when the key no longer works. */
  validateKey(
    params: Portal & { key: string },
  ): PortalPromise<{ SMSVerification: boolean; DemographicsVerification: false; MobileHint: string | null }> {
    return this.step('validate-key', params, { key: params.key })
  }

  /** Sends a code to the mobile on file; at most once a minute. */
  sendValidationSMS(params: Portal & { key: string }): PortalPromise<''> {
    return this.step('send-validation-sms', params, { key: params.key })
  }

  /** Takes the code; the session it opens, in which a password may be set, is kept by the library. */
  submitValidationCode(params: Portal & { key: string; code: string }): PortalPromise<{ SessionId: string }> {
    return this.step('submit-validation-code', params, { key: params.key, code: params.code })
  }

  /** Sets the new password. Fails with event 0 for one that is too weak, and says why in `Fields`. */
  setPassword(params: Portal & { key: string; newPassword: string }): PortalPromise<''> {
    return this.step('set-password', params, { key: params.key, newPassword: params.newPassword })
  }

  private step<T>(method: string, { isOH }: Portal, body: Record<string, string>): PortalPromise<T> {
    const path = `password-reset/${method}`
    return this.connection.call({ verb: 'POST', path, query: { 'is-oh': isOH }, body })
  }
}
