import * as z from 'zod'
import { outstandingActions } from '@/lib/domain/profiles/outstanding-actions'
import { get } from '@/lib/web/portal-api/endpoint'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'
import { portalQuery } from '../wire'

/** Something the person has to do; the published bits of types, of which messages (8) alone can be confirmed. */
const actionRequired = 16
const allButReferrals = 95

const bits = z
  .string()
  .regex(/^\d{1,3}$/, 'errors.api.format')
  .optional()
  .transform((typed) => (typed === undefined ? allButReferrals : Number(typed)))

const NotificationData = z.object({
  Key: z.string(),
  Type: z.int().describe('16: something the person has to do'),
  Message: z.string(),
  ObjectKey: z.string().describe('AcceptTermsAndConditions or SetContactOptions'),
})

const actions = [
  ['terms', 'AcceptTermsAndConditions', 'Read and accept the terms'],
  ['contactOptions', 'SetContactOptions', 'Say how you want to be contacted'],
] as const

export const notification = {
  notifications: [
    get({
      needs: 'sign-in',
      summary: 'What the person has to do or know; type is a sum of bits, 95 where it is left out',
      query: portalQuery.extend({ type: bits }),
      result: z.array(NotificationData),
      run: async ({ ctx, session, query }) => {
        if (session?.kind !== 'signed-in' || (query.type & actionRequired) === 0) return []
        const open = await outstandingActions(ctx, session.found.loginId)
        return actions
          .filter(([name]) => open[name])
          .map(([, ObjectKey, Message]) => ({ Key: ObjectKey, Type: actionRequired, Message, ObjectKey }))
      },
    }),
  ],
  confirm: [
    get({
      needs: 'sign-in',
      summary: 'Confirms a notification of a message; the others go when what they ask for is done',
      query: portalQuery.extend({ notification: z.string('errors.api.missing').min(1, 'errors.api.missing').max(200) }),
      run: async () => {
        throw new PortalError(events.unspecified, 400, { key: 'errors.api.notConfirmable' })
      },
    }),
  ],
}
