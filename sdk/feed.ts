import type { Connection } from './connection'
import type { NotificationData } from './notification'
import type { PortalPromise } from './portal-promise'

export interface FeedMessageData {
  AuthorName: string
  /** ISO 8601 with an offset. */
  Date: string
  /** Plain text; escaped as HTML where it would read as markup otherwise. */
  Text: string
}

export interface FeedData {
  Key: string
  StartDate: string
  AuthorName: string
  LastMessage: FeedMessageData
  /** The newest first. */
  Messages: FeedMessageData[]
  /** To be confirmed by `notification.confirm` when the person has read it; null when nothing is new. */
  OutstandingMessageNotification: NotificationData | null
}

/** Messages between the person signed in and the practice (Meddbase, *Feeds*); needs the permission CanManageFeeds. */
export class Feed {
  constructor(private readonly connection: Connection) {}

  /** @param params.toDate Pages: the oldest StartDate of the page before. Twenty feeds a page, the newest first. */
  getFeeds(params: { toDate?: string | null; referral?: string | null } = {}): PortalPromise<FeedData[]> {
    const query = { 'to-date': params.toDate, referral: params.referral }
    return this.connection.call({ verb: 'GET', path: 'feed/feeds', query })
  }

  /** Fails with status 404 when it is not theirs. */
  getFeed(params: { feed: string; referral?: string | null }): PortalPromise<FeedData> {
    return this.connection.call({
      verb: 'GET',
      path: 'feed/feed',
      query: { feed: params.feed, referral: params.referral },
    })
  }

  /** @param params.messageText HTML or plain text, up to 4,000 characters; markup is taken out. */
  addFeed(params: { messageText: string; referral?: string | null }): PortalPromise<FeedData> {
    return this.connection.call({ verb: 'POST', path: 'feed/add-feed', body: { ...params } })
  }

  /** Fails with event 0 when the person may not write any more, with the reason as the message. */
  addMessage(params: { feed: string; messageText: string; referral?: string | null }): PortalPromise<''> {
    return this.connection.call({ verb: 'POST', path: 'feed/add-message', body: { ...params } })
  }
}
