import { apiRoute } from '@/lib/web/api-route'
import { program } from '@/lib/web/askers'
import { portalDoor } from '@/lib/web/portal-api/door'
import { sections } from '../sections'

// Every verb comes in by the same door, which says in the API's own envelope what it does not know.
const door = { as: program, fromAnywhere: true, run: portalDoor(sections) }

export const GET = apiRoute(door)
export const POST = apiRoute(door)
export const PUT = apiRoute(door)
export const PATCH = apiRoute(door)
export const DELETE = apiRoute(door)
export const OPTIONS = apiRoute(door)
