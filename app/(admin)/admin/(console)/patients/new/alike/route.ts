import { alikeAnswer } from '@/lib/web/alike-answer'
import { apiRoute } from '@/lib/web/api-route'
import { staff } from '@/lib/web/askers'

/** Who may already be on file, asked while the form is typed. A POST, so that no address carries what was typed. */
export const POST = apiRoute({
  as: staff,
  limit: 'look-alike',
  run: (ctx, { request }) => alikeAnswer(ctx, request),
})
