import { readCalendarDate } from '@/lib/domain/shared/calendar-date'
import { fold, nameWords } from './fold'
import { readNumber } from './search-number'
import { squeeze, termKinds } from './search-terms'
import { type SearchToken, starting, startingRange } from './search-token'

const mostTokens = 8
// What people add without meaning a name; kept when it is all they typed.
const fillers = new Set('mr mrs miss ms mx dr prof rev dob born nhs'.split(' '))

const dates = [
  /(?<![\d/.-])(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?![\d/.-])/u,
  /(?<![\d/.-])(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4}|\d{2})(?![\d/.-])/u,
  /(?<![\p{L}\d])(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>\p{L}{3,})\.?,?\s+(?<year>\d{4}|\d{2})(?!\d)/u,
]
const email = /[^\s,;<>]+@[^\s,;<>]*/u
const postcode = /(?<![\p{L}\d])[a-z]{1,2}\d[a-z\d]?\s+\d[a-z]{2}(?![\p{L}\d])/u
const partOfPostcode = /^[a-z]{1,2}\d[a-z\d]?(?:\d[a-z]{0,2})?$/
const number = /(?<![\p{L}\d])[+(]*\d[\d\s().-]*/u

/** Reads what staff typed: dates, numbers, emails and postcodes wherever they stand, and the rest as starts of names. */
export function readSearch(query: string, today: string): SearchToken[] {
  let rest = fold(query.replace(/\p{C}/gu, ' ')).trim()
  const tokens: SearchToken[] = []
  const take = (pattern: RegExp, read: (found: RegExpExecArray) => SearchToken[] | null) => {
    let from = 0
    for (let found = pattern.exec(rest); found && tokens.length < mostTokens; ) {
      const given = read(found)
      if (given) {
        tokens.push(...given)
        rest = `${rest.slice(0, from + found.index)} ${rest.slice(from + found.index + found[0].length)}`
      } else from += found.index + found[0].length
      found = pattern.exec(rest.slice(from))
    }
  }
  for (const pattern of dates) take(pattern, (found) => readDate(found, today))
  take(email, ([text]) => [starting('email', text, text)])
  take(postcode, ([text]) => [starting('postcode', squeeze(text), text.toUpperCase())])
  take(number, ([text]) => readNumber(text))
  const words = rest.split(/[\s,;]+/u).flatMap(readWord)
  const telling = words.filter((token) => !fillers.has(token.text))
  tokens.push(...(telling.length > 0 || tokens.length > 0 ? telling : words))
  const seen = new Set<string>()
  return tokens.filter(({ text }) => !seen.has(text) && seen.add(text)).slice(0, mostTokens)
}

function readDate({ groups }: RegExpExecArray, today: string): SearchToken[] | null {
  const { day = '', month = '', year = '' } = groups ?? {}
  const named = !/\d/.test(month)
  const found = yearsMeant(year, today)
    .map((full) => readCalendarDate({ day, month, year: full }))
    .flatMap((read) => (read.ok && read.value <= today ? [read.value] : []))
  // "5 high 12" is no date, so its words are read as they stand; 31/2/1984 is one, of nobody.
  if (found.length === 0 && named) return null
  const text = found[0] ?? [day, month, year].join('/')
  const ranges = found.map((date) => startingRange('date', date))
  return [{ kind: 'date', text, ranges, exact: found.map((date) => termKinds.date + date) }]
}

/** 84 is 1984; 24 may be 2024 or, for the very old, 1924. */
function yearsMeant(year: string, today: string): string[] {
  if (year.length === 4) return [year]
  return year <= today.slice(2, 4) ? [`20${year}`, `19${year}`] : [`19${year}`]
}

function readWord(word: string): SearchToken[] {
  if (partOfPostcode.test(word)) return [starting('postcode', word, word.toUpperCase())]
  const name = nameWords(word).join('')
  if (!name) return []
  const token = starting('name', name, word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, ''))
  // The part before an email's @ may be all that staff remember.
  const mailbox = /[\p{L}\p{N}][._+][\p{L}\p{N}]/u.test(word)
  return [mailbox ? { ...token, ranges: [...token.ranges, startingRange('email', word)] } : token]
}
