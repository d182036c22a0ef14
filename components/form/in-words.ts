import { parseMessage } from '@/lib/domain/shared/message'

/** Puts a schema's message into words; an unknown key still says that something is wrong, as on the server. */
export function inWords(text: string, messages: Record<string, string>): string {
  const { key, params = {} } = parseMessage(text)
  const template = messages[key] ?? messages['errors.invalid'] ?? key
  return template.replace(/\{(\w+)\}/g, (hole: string, name: string) => String(params[name] ?? hole))
}
