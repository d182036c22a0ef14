/** What went wrong, as a catalogue key with its parameters; screens and API answers put it into words. */
export type Message = { key: string; params?: Record<string, string | number> }

const written = /^([a-zA-Z][\w-]*(?:\.[\w-]+)+)(?:\|(\{.*\}))?$/s

/** Writes a message as the one string zod lets an issue carry: `key` or `key|{"max":100}`. */
export function message(key: string, params?: Message['params']): string {
  return params ? `${key}|${JSON.stringify(params)}` : key
}

/** Reads such a string back; anything else, such as zod's own English, becomes `errors.invalid` and is never shown. */
export function parseMessage(text: string): Message {
  const [, key, params] = written.exec(text) ?? []
  if (!key) return { key: 'errors.invalid' }
  if (!params) return { key }
  try {
    return { key, params: JSON.parse(params) as Record<string, string | number> }
  } catch {
    return { key }
  }
}
