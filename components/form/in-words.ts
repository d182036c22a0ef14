import { parseMessage } from '@/lib/domain/shared/message'

/** Puts a schema's message into words: its exact key, else `errors.<last part>`, else `errors.invalid`, else the key. */
export function inWords(text: string, messages: Record<string, string>): string {
  const { key, params = {} } = parseMessage(text)
  const template =
    messages[key] ?? messages[`errors.${key.slice(key.lastIndexOf('.') + 1)}`] ?? messages['errors.invalid'] ?? key
  return template.replace(/\{(\w+)\}/g, (hole: string, name: string) => String(params[name] ?? hole))
}
