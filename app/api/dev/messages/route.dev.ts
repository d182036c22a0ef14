import { readMailbox } from '@/lib/domain/correspondence/mailbox-queries'
import { apiRoute } from '@/lib/web/api-route'
import { anyone } from '@/lib/web/askers'

/** What was sent on an installation without real senders; absent from a production build. */
export const GET = apiRoute({
  as: anyone,
  run: async (ctx, { url }) => ({ messages: await readMailbox(ctx, url.searchParams.get('to')) }),
})
