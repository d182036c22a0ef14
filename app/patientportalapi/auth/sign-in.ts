import * as z from 'zod'
import { signInPatient } from '@/lib/domain/logins/sign-in-patient'
import { signOut } from '@/lib/domain/logins/sign-out'
import { forPractice } from '@/lib/domain/shared/context'
import { text } from '@/lib/domain/shared/fields'
import { get, post } from '@/lib/web/portal-api/endpoint'
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
      summary: 'Signs somebody in; with Require2FA true they are not signed in before submit-2fa-code',
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
          at: { practiceId, secondFactor: client.asksSecondFactor },
        })
        call.keepSession(token)
        return authenticated(call, token)
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
