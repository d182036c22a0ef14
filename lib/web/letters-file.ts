import 'server-only'
import { lettersOfBundle } from '@/lib/domain/bulk-letters/queries'
import type { Ctx } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { printLetters } from '@/lib/messages/print'
import { streamOf } from './stream-of'

/** All letters of a bundle as one PDF, sent while it is drawn: kept by no cache, and named after nobody. */
export async function lettersFile(ctx: Ctx, bundleId: string): Promise<Response> {
  const letters = lettersOfBundle(ctx, bundleId)
  // The first is fetched before the answer starts, so that one without letters is still a "not found".
  const first = await letters.next()
  if (first.done) throw new NotFound('letters')
  const all = (async function* () {
    yield first.value
    yield* letters
  })()
  const [lang = 'en'] = first.value.locales
  return new Response(streamOf(printLetters(all, { title: 'Registration letters', lang })), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="registration-letters.pdf"',
      'Cache-Control': 'no-store',
    },
  })
}
