import { apiRoute } from '@/lib/web/api-route'
import { staff } from '@/lib/web/askers'
import { problemsFile } from '@/lib/web/problems-file'

/** The problems of a checked list, to download. */
export const GET = apiRoute({ as: staff, run: (ctx, { params }) => problemsFile(ctx, params.id ?? '') })
