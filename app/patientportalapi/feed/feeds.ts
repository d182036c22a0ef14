import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { nationOf } from '@/lib/domain/practices/queries'
import type { Ctx } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import { answerOwnThread } from '@/lib/domain/threads/answer-own-thread'
import { ownCorrespondents } from '@/lib/domain/threads/own-correspondents'
import { ownFeed, ownFeeds } from '@/lib/domain/threads/own-feeds'
import { startOwnThread } from '@/lib/domain/threads/start-own-thread'
import { zoneOfNation } from '@/lib/format'
import { get, post } from '@/lib/web/portal-api/endpoint'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'
import { readMoment } from '../read-moment'
import { portalQuery } from '../wire'
import { FeedData, feedOf, messageText } from './feed-wire'

/** A referral is the other portal's business: known, and of no effect here. */
const referral = z.string().nullish().describe('Of the referral portal; has no effect')
const query = portalQuery.extend({ referral })
const feedKey = z.string('errors.api.missing').min(1, 'errors.api.missing').max(200)

async function theirs(ctx: Ctx, key: string) {
  const feed = isId(key) ? await ownFeed(ctx, { threadId: key }) : null
  if (!feed) throw new NotFound('feed')
  return feed
}

async function momentOf(ctx: Ctx, typed: string | undefined): Promise<Date | undefined> {
  if (!typed) return undefined
  const moment = readMoment(typed, zoneOfNation[await nationOf(ctx)])
  if (moment) return moment
  const message = { key: 'errors.api.format', params: { path: 'to-date' } }
  throw new PortalError(events.format, 400, message, [{ path: 'to-date', message }])
}

export const feed = {
  feeds: [
    get({
      needs: 'sign-in',
      summary: 'The newest messages with the practice, 20 feeds a page; those begun before to-date where it is given',
      query: query.extend({ 'to-date': z.string().max(40, 'errors.api.format').optional() }),
      result: z.array(FeedData),
      run: async ({ ctx, query: asked }) =>
        (await ownFeeds(ctx, { before: await momentOf(ctx, asked['to-date']) })).map(feedOf),
    }),
  ],
  feed: [
    get({
      needs: 'sign-in',
      summary: 'One feed with all its messages; reading it confirms nothing',
      query: query.extend({ feed: feedKey }),
      result: FeedData,
      run: async ({ ctx, query: asked }) => feedOf(await theirs(ctx, asked.feed)),
    }),
  ],
  'add-feed': [
    post({
      needs: 'sign-in',
      summary: 'Writes to the practice, which begins a feed; needs CanManageFeeds',
      query: portalQuery,
      body: z.object({ messageText, referral }),
      result: FeedData,
      run: async ({ ctx, body: { messageText: text } }) => {
        const [who] = await ownCorrespondents(ctx)
        if (!who) throw new NotFound('account')
        const begun = { accountId: who.accountId, subject: undefined, text, writingKey: randomUUID() }
        return feedOf(await theirs(ctx, (await startOwnThread(ctx, begun)).threadId))
      },
    }),
  ],
  'add-message': [
    post({
      needs: 'sign-in',
      summary: 'Writes the next message of a feed; needs CanManageFeeds',
      query: portalQuery,
      body: z.object({ feed: feedKey, messageText, referral }),
      run: async ({ ctx, body: { feed: key, messageText: text } }) => {
        if (!isId(key)) throw new NotFound('feed')
        await answerOwnThread(ctx, { threadId: key, text, writingKey: randomUUID() })
      },
    }),
  ],
}
