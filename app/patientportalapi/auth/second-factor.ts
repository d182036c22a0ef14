import * as z from 'zod'
import { giveSignInCode, sendSignInCode } from '@/lib/domain/portal-sign-in/sign-in-code'
import { sixDigits } from '@/lib/domain/registrations/schema'
import { type Call, get, post } from '@/lib/web/portal-api/endpoint'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'
import { AuthenticationData, authenticated } from '../session-wire'
import { portalQuery, truthValue } from '../wire'

const Sent = z.object({ DeliveryMethod: z.enum(['Mobile', 'Email']) })

/** The sign-in that waits for its code in this session. */
function waitingIn({ session }: Call<unknown, unknown>) {
  if (session?.kind !== 'waiting') throw new PortalError(events.notSignedIn, 401, { key: 'errors.api.notSignedIn' })
  return { sessionId: session.found.id, loginId: session.found.loginId }
}

async function send(call: Call<unknown, unknown>, channel?: 'sms' | 'email') {
  const wanted = channel ? { channel } : {}
  const sent = await sendSignInCode(call.asClient, { ...waitingIn(call), ...wanted, locale: call.locale })
  return { DeliveryMethod: sent.channel === 'sms' ? 'Mobile' : 'Email' }
}

export const secondFactor = {
  'send-2fa-code': [
    get({
      needs: 'session',
      summary: 'Sends the code a sign-in waits for: to the mobile, or by email where there is none',
      query: portalQuery,
      result: Sent,
      run: (call) => send(call),
    }),
    post({
      needs: 'session',
      summary: 'Sends the code a sign-in waits for the way that is wished for',
      query: portalQuery,
      body: z.object({ useMobile: truthValue }),
      result: Sent,
      run: (call) => send(call, call.body.useMobile ? 'sms' : 'email'),
    }),
  ],
  'submit-2fa-code': [
    post({
      needs: 'session',
      summary: 'Completes a sign-in with its code; five wrong ones lock',
      query: portalQuery,
      body: z.object({ code: sixDigits }),
      result: AuthenticationData,
      run: async (call) => {
        await giveSignInCode(call.asClient, { ...waitingIn(call), code: call.body.code })
        const id = call.session?.id ?? ''
        call.keepSession(id)
        return authenticated(call, id)
      },
    }),
  ],
}
