import * as z from 'zod'
import { invoiceOfActivation } from '@/lib/domain/invoices/own-invoices'
import { activateByCode } from '@/lib/domain/registrations/activate-by-code'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { resendActivation, resendActivationTo } from '@/lib/domain/registrations/resend-activation'
import { sixDigits } from '@/lib/domain/registrations/schema'
import type { Ctx } from '@/lib/domain/shared/context'
import { type Call, get, post } from '@/lib/web/portal-api/endpoint'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'
import { InvoiceData, invoiceData } from '../invoice-wire'
import { portalQuery } from '../wire'

const ActivationConfirmation = z.object({
  OutstandingInvoice: InvoiceData.nullable().describe('The first invoice of a membership; null where nothing is owed'),
})

/** What somebody who has just activated owes. */
async function owed(ctx: Ctx, invoiceId: string | null): Promise<z.output<typeof ActivationConfirmation>> {
  const invoice = await invoiceOfActivation(ctx, invoiceId)
  return { OutstandingInvoice: invoice && invoiceData(invoice) }
}

const key = z.string('errors.api.missing').min(1, 'errors.api.missing').max(200, 'errors.api.format')
const paths = { activationCode: 'code', contact: 'mobile' }

/** The registration this session was opened by; a session of somebody signed in has none. */
function registrationIn({ session }: Call<unknown, unknown>) {
  if (session?.kind !== 'registration')
    throw new PortalError(events.notSignedIn, 401, { key: 'errors.api.notSignedIn' })
  return session
}

async function activateWithKey(call: Call<unknown, unknown>, token: string, registrationId?: string) {
  const answer = await activateByLink(call.asClient, { token, ...(registrationId ? { registrationId } : {}) })
  if (answer.outcome === 'sign-in-needed')
    throw new PortalError(events.unspecified, 400, { key: 'errors.api.signInToActivate' })
  return owed(call.asClient, answer.invoiceId)
}

const resend = (channel: 'email' | 'sms', summary: string) =>
  get({
    needs: 'session',
    summary,
    query: portalQuery,
    run: (call) => resendActivation(call.asClient, { draftToken: registrationIn(call).id, channel }),
  })

export const activation = {
  'send-activation-email': [resend('email', 'Sends the activation link again; the one before stops working')],
  'send-activation-sms': [resend('sms', 'Sends the activation code again; the one before stops working')],
  'submit-validation-email': [
    post({
      needs: 'session',
      summary: 'Activates with the key of the email, in the session of the registration',
      query: portalQuery,
      body: z.object({ key }),
      result: ActivationConfirmation,
      run: (call) => activateWithKey(call, call.body.key, registrationIn(call).registrationId),
    }),
    get({
      needs: 'client',
      deprecated: true,
      summary: 'Activates with the key of the email, in any session or none',
      query: portalQuery.extend({ key }),
      result: ActivationConfirmation,
      run: (call) => activateWithKey(call, call.query.key),
    }),
  ],
  'submit-activation-sms': [
    get({
      needs: 'session',
      summary: 'Activates with the six digits of the email or text message; five wrong tries end them',
      query: portalQuery.extend({ code: sixDigits }),
      result: ActivationConfirmation,
      paths,
      run: async (call) => {
        const draftToken = registrationIn(call).id
        const { invoiceId } = await activateByCode(call.asClient, { draftToken, activationCode: call.query.code })
        return owed(call.asClient, invoiceId)
      },
    }),
  ],
  'send-validation-email': [
    get({
      needs: 'client',
      deprecated: true,
      summary: 'Sends the activation link again to an address; the answer is the same for every address',
      query: portalQuery.extend({ email: key }),
      run: ({ asClient, query }) => resendActivationTo(asClient, { contact: query.email, channel: 'email' }),
    }),
  ],
  'send-validation-sms': [
    get({
      needs: 'client',
      deprecated: true,
      summary: 'Sends the activation code again to a mobile; the answer is the same for every number',
      query: portalQuery.extend({ mobile: key }),
      run: ({ asClient, query }) => resendActivationTo(asClient, { contact: query.mobile, channel: 'sms' }),
    }),
  ],
  'submit-validation-sms': [
    get({
      needs: 'client',
      deprecated: true,
      summary: 'Activates with the code sent to a mobile, in any session or none',
      query: portalQuery.extend({ code: sixDigits, mobile: key }),
      result: ActivationConfirmation,
      paths,
      run: async ({ asClient, query }) => {
        const typed = { draftToken: null, contact: query.mobile, activationCode: query.code }
        const { invoiceId } = await activateByCode(asClient, typed)
        return owed(asClient, invoiceId)
      },
    }),
  ],
}
