import * as z from 'zod'
import { outstandingActions } from '@/lib/domain/profiles/outstanding-actions'
import { isId } from '@/lib/domain/shared/is-id'
import { confirmOwnThread } from '@/lib/domain/threads/confirm-own-thread'
import { ownUnreadThreads } from '@/lib/domain/threads/own-feeds'
import { get } from '@/lib/web/portal-api/endpoint'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'
import { messageWaits, NotificationData, notificationOf } from '../feed/feed-wire'
import { portalQuery } from '../wire'
import { owedNotifications } from './owed'

/** Something the person has to do; the published bits of types, of which messages (8) alone can be confirmed. */
const actionRequired = 16
const allButReferrals = 95

const bits = z
  .string()
  .regex(/^\d{1,3}$/, 'errors.api.format')
  .optional()
  .transform((typed) => (typed === undefined ? allButReferrals : Number(typed)))

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
        if (session?.kind !== 'signed-in') return []
        const unread = query.type & messageWaits ? await ownUnreadThreads(ctx) : []
        const waiting = unread.map(({ threadId }) => notificationOf(threadId))
        const owed = await owedNotifications(ctx, query.type)
        if ((query.type & actionRequired) === 0) return [...waiting, ...owed]
        const open = await outstandingActions(ctx, session.found.loginId)
        const toDo = actions
          .filter(([name]) => open[name])
          .map(([, ObjectKey, Message]) => ({ Key: ObjectKey, Type: actionRequired, Message, ObjectKey }))
        return [...waiting, ...toDo, ...owed]
      },
    }),
  ],
  confirm: [
    get({
      needs: 'sign-in',
      summary: 'Confirms a notification of a message; the others go when what they ask for is done',
      query: portalQuery.extend({ notification: z.string('errors.api.missing').min(1, 'errors.api.missing').max(200) }),
      run: async ({ ctx, query: { notification: key } }) => {
        if (isId(key)) return confirmOwnThread(ctx, { threadId: key })
        throw new PortalError(events.unspecified, 400, { key: 'errors.api.notConfirmable' })
      },
    }),
  ],
}
