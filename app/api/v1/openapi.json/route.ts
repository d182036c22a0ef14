import { sections } from '@/app/patientportalapi/sections'
import { apiRoute } from '@/lib/web/api-route'
import { program } from '@/lib/web/askers'
import { describeOpenly } from '@/lib/web/portal-api/describe-openly'

/** The description of the portal API, for tools that read OpenAPI. */
export const GET = apiRoute({ as: program, run: async (ctx) => describeOpenly(ctx, sections) })
