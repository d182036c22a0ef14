import * as z from 'zod'
import { askPasswordReset } from '@/lib/domain/logins/ask-password-reset'
import { askResetAtWork } from '@/lib/domain/portal-sign-in/ask-reset-at-work'
import { post } from '@/lib/web/portal-api/endpoint'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'
import { portalQuery } from '../wire'

/** A name, a birthday and a postcode are known to many: they prove nobody (docs/decisions/016). */
const notOffered = (summary: string) =>
  post({
    needs: 'client',
    deprecated: true,
    summary,
    query: portalQuery,
    body: z.object({}),
    run: async () => {
      throw new PortalError(events.unspecified, 501, { key: 'errors.api.notOffered' })
    },
  })

export const olderReset = {
  'send-password-reset-email': [
    post({
      needs: 'client',
      deprecated: true,
      summary: 'As password-reset/send-link; the account stays usable meanwhile',
      query: portalQuery,
      body: z.object({ email: z.string('errors.email.required').min(1, 'errors.email.required').max(254) }),
      run: ({ asClient, query, body, locale }) => {
        const ask = query['is-oh'] ? askResetAtWork : askPasswordReset
        return ask(asClient, { email: body.email, locale })
      },
    }),
  ],
  'submit-password-reset-email': [notOffered('Answers 501: nobody is known by their details alone')],
  'set-password-using-demographics': [notOffered('Answers 501: nobody is known by their details alone')],
}
