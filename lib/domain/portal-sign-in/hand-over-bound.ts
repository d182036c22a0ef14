/** A token together with the client it was made for: no other client can use it. */
export function handOverBound(clientId: string, token: string): string {
  return `${clientId}:${token.toLowerCase()}`
}
