import { apiRoute } from '@/lib/web/api-route'
import { staff } from '@/lib/web/askers'
import { lettersFile } from '@/lib/web/letters-file'

/** All letters of a bundle as one PDF, sent as it is drawn. */
export const GET = apiRoute({ as: staff, run: (ctx, { params }) => lettersFile(ctx, params.id ?? '') })
