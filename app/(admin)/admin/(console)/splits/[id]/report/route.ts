import { apiRoute } from '@/lib/web/api-route'
import { staff } from '@/lib/web/askers'
import { splitReportFile } from '@/lib/web/split-report-file'

/** What moved and what could not, to download. It is posted for: it is written in the log. */
export const POST = apiRoute({ as: staff, run: (ctx, { params }) => splitReportFile(ctx, params.id ?? '') })
