// Letters that Unicode does not take apart into a plain letter and a mark.
const plain: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ё: 'е',
}
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'gu')
// Accents and vowel points; not those of Cyrillic, where й and ї are letters of their own, nor Indic vowel signs.
const marks = /(?<![\p{sc=Cyrl}])[\u0300-\u036f]|[\u0591-\u05c7\u064b-\u065f\u0670]/gu

/** Text as it is compared when looking for a person: lower case, without accents; other scripts stay what they are. */
export function fold(text: string): string {
  const bare = text.normalize('NFKC').toLowerCase().normalize('NFKD').replace(marks, '')
  return bare.normalize('NFC').replace(special, (letter) => plain[letter] ?? letter)
}

/** The words of a name, folded: hyphens, apostrophes and dots part them. */
export function nameWords(name: string): string[] {
  return fold(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
}
