const letters: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i' },
  ...{ й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh' },
  ...{ ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ь: '', ъ: '', ы: 'i', э: 'e', ё: 'e', ю: 'iu', я: 'ia' },
}

export function isCyrillic(text: string): boolean {
  return /\p{sc=Cyrl}/u.test(text)
}

/**
 * A folded name in Latin letters, as loosely as passports differ: Юлія, Yuliya and Julia come out alike. For names of
 * which one is written in Cyrillic; two Latin names are never compared so loosely.
 */
export function romanise(folded: string): string {
  return [...folded]
    .map((letter) => letters[letter] ?? letter)
    .join('')
    .replace(/kh/g, 'h')
    .replace(/[yj]/g, 'i')
    .replace(/g/g, 'h')
    .replace(/w/g, 'v')
    .replace(/x/g, 'ks')
    .replace(/(.)\1+/g, '$1')
}
