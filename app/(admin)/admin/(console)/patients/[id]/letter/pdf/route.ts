import { apiRoute } from '@/lib/web/api-route'
import { staff } from '@/lib/web/askers'
import { letterFile } from '@/lib/web/letter-file'

/** The patient's letter as a PDF; with `preview` its codes are left out. */
export const GET = apiRoute({
  as: staff,
  run: (ctx, { url, params }) =>
    letterFile(ctx, { patientId: params.id ?? '', preview: url.searchParams.get('preview') === '1' }),
})
