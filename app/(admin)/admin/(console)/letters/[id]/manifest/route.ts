import { apiRoute } from '@/lib/web/api-route'
import { staff } from '@/lib/web/askers'
import { lettersList } from '@/lib/web/letters-list'

/** Who got a letter of a bundle and who was left out, as a table. */
export const GET = apiRoute({ as: staff, run: (ctx, { params }) => lettersList(ctx, params.id ?? '') })
