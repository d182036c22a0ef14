import type { Nation } from '@/lib/domain/practices/vocabulary'

/** A file's bytes as text: by its mark, else UTF-8, else the nation's old code page. Null when it is no text at all. */
export function decodeFile(bytes: Uint8Array, nation: Nation): string | null {
  const known = markOf(bytes)
  if (known) return new TextDecoder(known).decode(bytes)
  if (bytes.subarray(0, 4096).includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(nation === 'ukraine' ? 'windows-1251' : 'windows-1252').decode(bytes)
  }
}

function markOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Without a mark: every second byte of Latin letters in UTF-16 is nought.
  const start = bytes.subarray(0, 200)
  const noughts = (odd: number) => start.filter((byte, index) => index % 2 === odd && byte === 0).length
  if (start.length < 8) return null
  if (noughts(1) > start.length / 4 && noughts(0) === 0) return 'utf-16le'
  return noughts(0) > start.length / 4 && noughts(1) === 0 ? 'utf-16be' : null
}
