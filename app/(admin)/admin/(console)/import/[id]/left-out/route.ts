import { apiRoute } from '@/lib/web/api-route'
import { staff } from '@/lib/web/askers'
import { leftOutFile } from '@/lib/web/left-out-file'

/** The rows an import left out, to download. */
export const GET = apiRoute({ as: staff, run: (ctx, { params }) => leftOutFile(ctx, params.id ?? '') })
