import * as z from 'zod'
import { askPasswordReset } from '@/lib/domain/logins/ask-password-reset'
import { askResetAtWork } from '@/lib/domain/portal-sign-in/ask-reset-at-work'
import {
  proveResetCode,
  sendResetCode,
  setPasswordInContext,
  waysToReset,
} from '@/lib/domain/portal-sign-in/reset-in-steps'
import { sixDigits } from '@/lib/domain/registrations/schema'
import { post } from '@/lib/web/portal-api/endpoint'
import { portalQuery } from '../wire'

const key = z.string('errors.api.missing').min(1, 'errors.api.missing').max(200, 'errors.api.format')

export const passwordReset = {
  'send-link': [
    post({
      needs: 'client',
      summary:
        'Mails a link to a new password, with is-oh to the work email, or a note to an address nobody has; the answer is the same',
      query: portalQuery,
      body: z.object({ email: z.string('errors.email.required').min(1, 'errors.email.required').max(254) }),
      run: ({ asClient, query, body, locale }) => {
        const ask = query['is-oh'] ? askResetAtWork : askPasswordReset
        return ask(asClient, { email: body.email, locale })
      },
    }),
  ],
  'validate-key': [
    post({
      needs: 'client',
      summary: 'Says how the owner of a reset key may go on; a key works a quarter of an hour',
      query: portalQuery,
      body: z.object({ key }),
      result: z.object({
        SMSVerification: z.boolean(),
        DemographicsVerification: z.literal(false).describe('What people know about each other proves nothing here'),
        MobileHint: z.string().nullable().describe('The last digits of the mobile a code would go to'),
      }),
      run: async ({ asClient, body }) => {
        const { mobileHint } = await waysToReset(asClient, body)
        return { SMSVerification: mobileHint !== null, DemographicsVerification: false, MobileHint: mobileHint }
      },
    }),
  ],
  'send-validation-sms': [
    post({
      needs: 'client',
      summary: 'Sends a code to the mobile on file; at most once a minute',
      query: portalQuery,
      body: z.object({ key }),
      run: ({ asClient, body, locale }) => sendResetCode(asClient, { ...body, locale }),
    }),
  ],
  'submit-validation-code': [
    post({
      needs: 'client',
      summary: 'Takes the code and opens a session of a quarter of an hour in which a password may be set',
      query: portalQuery,
      body: z.object({ key, code: sixDigits }),
      result: z.object({ SessionId: z.string() }),
      run: async (call) => {
        const { context } = await proveResetCode(call.asClient, call.body)
        call.keepSession(context)
        return { SessionId: context }
      },
    }),
  ],
  'set-password': [
    post({
      needs: 'context',
      summary: 'Sets the new password in that session, ends every other session and lifts a lock',
      query: portalQuery,
      body: z.object({
        key,
        newPassword: z.string('errors.password.required').min(1, 'errors.password.required').max(200),
      }),
      paths: { password: 'newPassword' },
      run: async (call) => {
        const { body, locale, sessionId } = call
        await setPasswordInContext(call.asClient, {
          key: body.key,
          context: sessionId ?? '',
          password: body.newPassword,
          locale,
        })
        call.keepSession(null)
      },
    }),
  ],
}
