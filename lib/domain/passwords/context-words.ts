// Shorter ones are found by chance inside other words.
const shortest = 4

const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** What is known of a person and a practice, as the words a guesser would try: names, email, the forms of a date. */
export function contextWords(context: string[]): string[] {
  const words = context.flatMap((known) => {
    const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(known) ?? []
    if (year) return birthday(year, month, day)
    const name = known.includes('@') ? known.slice(0, known.lastIndexOf('@')) : known
    return [plain(name), ...name.split(/[^\p{L}\p{N}]+/u).map(plain)]
  })
  return [...new Set(words)].filter((word) => word.length >= shortest)
}

/** How many letters and digits of a password are its own, once the words are taken out, leet spelling or not. */
export function leftWithout(password: string, words: string[]): { found: boolean; length: number } {
  const spelt = plain(password)
  const swapped = plain([...password].map((character) => leet[character] ?? character).join(''))
  const left = [spelt, swapped].map((whole) => {
    const rest = [...words].sort((a, b) => b.length - a.length).reduce((text, word) => text.replaceAll(word, ''), whole)
    return { found: rest !== whole, length: rest.length }
  })
  return (
    left.filter((one) => one.found).sort((a, b) => a.length - b.length)[0] ?? { found: false, length: spelt.length }
  )
}

function birthday(year: string, month: string, day: string): string[] {
  const [yy, m, d] = [year.slice(2), String(Number(month)), String(Number(day))]
  return [
    `${day}${month}${year}`,
    `${d}${m}${year}`,
    `${day}${month}${yy}`,
    `${year}${month}${day}`,
    `${month}${day}${year}`,
    `${yy}${month}${day}`,
  ]
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
