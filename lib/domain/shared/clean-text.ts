// Letters of scripts that are spelt with joiners: Persian and Indic names are wrong without them.
const joined =
  /(?<=(?![\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}])[\p{L}\p{M}])[\u200C\u200D](?=(?![\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}])[\p{L}\p{M}])/gu
// Controls, invisible and direction-changing characters, line separators, broken or private characters, blank "letters".
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u115F\u1160\u3164\uFFA0\uFFFD]/u

/** One line as people mean it: composed letters, one space between words, none outside. */
export function oneLine(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim()
}

/** Several lines as people mean them; browsers send CRLF, we keep LF. */
export function manyLines(typed: string): string {
  return typed.normalize('NFC').replace(/\r\n?/g, '\n').trim()
}

/** True when every character of the text can be seen, so nothing hides in it; `lines` also allows new lines and tabs. */
export function isPrintable(text: string, lines = false): boolean {
  const rest = text.replace(joined, '')
  return !unprintable.test(lines ? rest.replace(/[\n\t]/g, '') : rest)
}

/** Full-width digits, plus signs and the like as their plain selves, for numbers only. */
export function plainDigits(typed: string): string {
  return typed.normalize('NFKC').trim()
}

/** Counts characters as the database does, so an emoji or a rare letter is one. */
export function lengthOf(text: string): number {
  return [...text].length
}
