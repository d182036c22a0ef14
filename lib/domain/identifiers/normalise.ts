/** A number or code without what people type between its characters: full-width digits plain, spaces and dashes gone. */
export function normaliseIdentifier(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\-\u2010-\u2015\u2212./\u200B\uFEFF]/g, '')
    .toUpperCase()
}
