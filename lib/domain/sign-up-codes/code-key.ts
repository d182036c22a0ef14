/** What two spellings of one code have in common: case, spaces, dashes, controls and full-width letters do not matter. */
export function codeKey(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\u2010-\u2015_-]/gu, '')
    .toUpperCase()
}
