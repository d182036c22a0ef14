import en from '@/locales/en.json'

/** A message of the catalogue; a script speaks English. */
export function inEnglish(key: string): string {
  let node: unknown = en
  for (const part of key.split('.')) node = typeof node === 'object' && node !== null ? Reflect.get(node, part) : null
  return typeof node === 'string' ? node : key
}
