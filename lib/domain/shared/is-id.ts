const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a part of a URL can be one of our ids; anything else names nothing, and the database would refuse it. */
export function isId(text: string): boolean {
  return id.test(text)
}
