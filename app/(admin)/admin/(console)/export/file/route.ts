import { apiRoute } from '@/lib/web/api-route'
import { staff } from '@/lib/web/askers'
import { patientsFile } from '@/lib/web/patients-file'

/** The list of patients, to download. It is posted for: it is written in the log. */
export const POST = apiRoute({ as: staff, run: (ctx) => patientsFile(ctx) })
