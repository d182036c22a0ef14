import { apiRoute } from '@/lib/web/api-route'
import { staff } from '@/lib/web/askers'
import { takeFile } from '@/lib/web/take-file'

/** A list of patients, sent by a plain form. A route and not an action, which take little. */
export const POST = apiRoute({ as: staff, run: (ctx, { request }) => takeFile(ctx, request) })
