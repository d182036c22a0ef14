import * as z from 'zod'
import { signInPatient } from '@/lib/domain/logins/sign-in-patient'
import { signOut } from '@/lib/domain/logins/sign-out'
import { enterByToken } from '@/lib/domain/portal-sign-in/enter-by-token'
import { forPractice } from '@/lib/domain/shared/context'
import { text } from '@/lib/domain/shared/fields'
import { get, post } from '@/lib/web/portal-api/endpoint'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'
import { AuthenticationData, authenticated, LoginValidation, validated } from '../session-wire'
import { portalQuery } from '../wire'

const credentials = z.object({
  username: text('errors.login.nameRequired', 254),
  password: z
    .string('errors.login.passwordRequired')
    .min(1, 'errors.login.passwordRequired')
    .max(200, 'errors.login.wrong'),
})

export const signIn = {
  login: [
    post({
      needs: 'client',
      summary:
        'Signs somebody in, with is-oh by their work email; with Require2FA true they are not signed in before submit-2fa-code',
      query: portalQuery,
      body: credentials,
      result: AuthenticationData,
      paths: { email: 'username' },
      run: async (call) => {
        const { asClient, client, body, userAgent, locale } = call
        const { practiceId } = client.actor
        const { token } = await signInPatient(asClient, {
          email: body.username,
          password: body.password,
          device: null,
          locale,
          userAgent,
          at: { practiceId, secondFactor: client.asksSecondFactor, byWorkEmail: call.query['is-oh'] },
        })
        call.keepSession(token)
        return authenticated(call, token)
      },
    }),
  ],
  'direct-login': [
    post({
      needs: 'client',
      summary: 'Signs in with the token somebody was handed over with from our portal; it works once, for 20 seconds',
      query: portalQuery,
      body: z.object({
        loginToken: z.guid({ error: ({ input }) => (input == null ? 'errors.api.missing' : 'errors.api.format') }),
      }),
      result: AuthenticationData,
      run: async (call) => {
        const { asClient, client, body, userAgent } = call
        const entering = { loginToken: body.loginToken, secondFactor: client.asksSecondFactor, userAgent }
        const { token } = await enterByToken(asClient, entering)
        call.keepSession(token)
        return authenticated(call, token)
      },
    }),
  ],
  'sso-login-details': [
    get({
      needs: 'client',
      summary: 'An error that says why: single sign-on is for referral portals, and no company here has it',
      query: z.object({
        'company-identifier': z.string('errors.api.companyMissing').min(1, 'errors.api.companyMissing').max(200),
      }),
      result: z.string().describe('Where to sign in; never answered so far'),
      run: async ({ client }) => {
        const key = client.actor.portal === 'referral' ? 'errors.api.noSso' : 'errors.api.referralOnly'
        throw new PortalError(events.unspecified, client.actor.portal === 'referral' ? 404 : 400, { key })
      },
    }),
  ],
  validate: [
    get({
      needs: 'session',
      summary: 'Says how long the session has, which this call renews, and tells its token',
      query: portalQuery,
      result: LoginValidation,
      run: async (call) => validated(call),
    }),
  ],
  logout: [
    get({
      needs: 'sign-in',
      summary: 'Ends the session and its token',
      query: portalQuery,
      run: async (call) => {
        await signOut(forPractice(call.ctx, null))
        call.keepSession(null)
      },
    }),
  ],
}
