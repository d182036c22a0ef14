import { authorize } from '@/lib/domain/access/authorize'
import { receiveFile } from '@/lib/domain/imports/receive-file'
import { importLimits } from '@/lib/domain/imports/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { paths } from './paths'

/** Takes the file of a posted form to its verb, and answers with where to go; one that is too large is not kept in memory. */
export async function takeFile(ctx: Ctx, request: Request): Promise<Response> {
  authorize(ctx.actor, 'patient:import')
  // The form's own lines take a little more than the file.
  if (Number(request.headers.get('content-length') ?? 0) > importLimits.bytes + 10_000) {
    await request.body?.pipeTo(new WritableStream())
    return seeOther(paths.importPatients('too-large'))
  }
  // What is no form, or was cut off on the way, holds no file.
  const file = (await request.formData().catch(() => null))?.get('file')
  // Where none was chosen a browser sends an empty one without a name.
  const bytes = file instanceof File && file.name ? new Uint8Array(await file.arrayBuffer()) : null
  const answer = await receiveFile(ctx, bytes)
  if (answer.ok) return seeOther(paths.importDraft(answer.importId))
  return seeOther(paths.importPatients(answer.problem, answer.line > 0 ? String(answer.line) : undefined))
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
}
