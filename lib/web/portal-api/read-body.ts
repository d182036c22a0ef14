import { events, PortalError } from './portal-error'

const most = 512 * 1024
/** So much of a larger one is read and dropped: a client that is cut off while it sends may never see the answer. */
const mostDropped = 16 * 1024 * 1024

/** The JSON object of a POST, or null where nothing was sent; anything else is event 7. */
export async function readBody(request: Request): Promise<Record<string, unknown> | null> {
  const bytes = await readAtMost(request)
  const text = new TextDecoder().decode(bytes).trim()
  if (text === '') return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Said below, with the other things that are no object.
  }
  throw new PortalError(events.body, 400, { key: 'errors.api.body' })
}

async function readAtMost(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size <= most) chunks.push(chunk)
    if (size > mostDropped) break
  }
  if (size > most) throw new PortalError(events.body, 413, { key: 'errors.api.bodyTooLarge' })
  return Buffer.concat(chunks)
}
