import 'server-only'
import { headers } from 'next/headers'

/** The requests whose form was refused and whose page is still to be drawn; the newest thousand, should one never be. */
const refused = globalThis as typeof globalThis & { enrolRefusedVisits?: Set<string> }
refused.enrolRefusedVisits ??= new Set()

/** Remembers that this request's form was refused. With JavaScript the form marks the title itself. */
export async function noteRefused(): Promise<void> {
  const given = await headers()
  const visit = given.get('x-enrol-visit')
  const visits = refused.enrolRefusedVisits
  if (!visit || !visits || given.has('next-action')) return
  visits.add(visit)
  const [oldest] = visits
  if (visits.size > 1000 && oldest) visits.delete(oldest)
}

/**
 * The title of a page with forms that do not give it, such as single buttons: marked where one of them was refused in
 * this very request, so that it holds without JavaScript.
 */
export async function refusedTitle(title: string, prefix = 'Error:'): Promise<string> {
  const visit = (await headers()).get('x-enrol-visit')
  return visit && refused.enrolRefusedVisits?.has(visit) ? `${prefix} ${title}` : title
}
