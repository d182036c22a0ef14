import { authorize } from '@/lib/domain/access/authorize'
import { receiveFile } from '@/lib/domain/imports/receive-file'
import { importLimits } from '@/lib/domain/imports/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { paths } from './paths'

/** Takes the file of a posted form to its verb, and answers with where to go; one that is too large is not kept in memory. */
export async function takeFile(ctx: Ctx, request: Request): Promise<Response> {
  authorize(ctx.actor, 'patient:import')
  // The form's own lines take a little more than the file.
  const limit = importLimits.bytes + 10_000
  if (Number(request.headers.get('content-length') ?? 0) > limit) {
    await request.body?.pipeTo(new WritableStream())
    return seeOther(paths.importPatients('too-large'))
  }
  // What is no form, or was cut off on the way, holds no file.
  const { body, tooLarge } = upTo(limit, request.body)
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  const file = (await new Response(body, { headers }).formData().catch(() => null))?.get('file')
  if (tooLarge()) return seeOther(paths.importPatients('too-large'))
  // Where none was chosen a browser sends an empty one without a name.
  const bytes = file instanceof File && file.name ? new Uint8Array(await file.arrayBuffer()) : null
  const answer = await receiveFile(ctx, bytes)
  if (answer.ok) return seeOther(paths.importDraft(answer.importId))
  return seeOther(paths.importPatients(answer.problem, answer.line > 0 ? String(answer.line) : undefined))
}

/** A body that breaks off past so many bytes: one sent in chunks does not say its length before. */
function upTo(limit: number, body: Request['body']) {
  let read = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, out) {
      read += chunk.length
      if (read > limit) out.error(new RangeError('too large'))
      else out.enqueue(chunk)
    },
  })
  return { body: body?.pipeThrough(counted) ?? null, tooLarge: () => read > limit }
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
}
