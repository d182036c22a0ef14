import { parse } from 'csv-parse/sync'
import * as z from 'zod/mini'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { normaliseIdentifier } from './normalise'

/** What a public list of practices says of a code; `not-told` where it holds no code of that nation at all. */
export type StandingOfCode = 'open' | 'closed' | 'not-listed' | 'not-told'
export type PracticeRegister = { codes: number; standingOf: (nation: Nation, code: string) => StandingOfCode }

const Rows = z.array(z.array(z.string()))
const practiceCode = /^[A-Z]?\d{5}$/
/** Where England's published list (epraccur, which has no line of headings) has its columns. */
const withoutHeadings = { code: 0, closed: 11, status: 12 }

/**
 * Reads a public list of practices: England's and Wales's as it is published, or any table whose first line names a
 * code, and a status or a closing date if it has them. A code that stands on several lines is open if one of them is.
 */
export function readPracticeRegister(text: string, today: string): PracticeRegister {
  const options = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true }
  const [first = [], ...others] = Rows.parse(parse(text, options))
  const headed = !practiceCode.test(normaliseIdentifier(first[0] ?? ''))
  const columns = headed ? columnsOf(first) : withoutHeadings
  const known = new Map<string, 'open' | 'closed'>()
  for (const row of headed ? others : [first, ...others]) {
    const code = normaliseIdentifier(row[columns.code] ?? '')
    if (!practiceCode.test(code) || known.get(code) === 'open') continue
    known.set(code, isClosed(row[columns.closed] ?? '', row[columns.status] ?? '', today) ? 'closed' : 'open')
  }
  if (known.size === 0) throw new Error('The list holds no practice code.')
  const told = new Set([...known.keys()].map(nationOfCode))
  return {
    codes: known.size,
    standingOf: (nation, code) => known.get(code) ?? (told.has(nation) ? 'not-listed' : 'not-told'),
  }
}

function columnsOf(headings: string[]): typeof withoutHeadings {
  const at = (pattern: RegExp) => headings.findIndex((heading) => pattern.test(heading))
  const code = at(/^((gp )?practice|org(anisation)?)?[ _]?(code|id)$/i)
  if (code < 0) throw new Error('The list names no column with the practice code, such as "Code" or "PracticeCode".')
  return { code, closed: at(/clos(e|ed|ing)|end[ _]?date/i), status: at(/^status/i) }
}

function nationOfCode(code: string): Nation {
  if (/^\d/.test(code)) return 'scotland'
  if (code.startsWith('W')) return 'wales'
  return code.startsWith('Z') ? 'northern-ireland' : 'england'
}

/** A day in the future closes nothing yet; days are written 20260331, 2026-03-31 or 31/03/2026. */
function isClosed(day: string, status: string, today: string): boolean {
  if (/^(c|closed|inactive)$/i.test(status)) return true
  const [, year, month, date] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(day) ?? []
  const [, dd, mm, yyyy] = /^(\d{2})[/.](\d{2})[/.](\d{4})/.exec(day) ?? []
  const closedOn = year ? `${year}-${month}-${date}` : yyyy ? `${yyyy}-${mm}-${dd}` : null
  return closedOn !== null && closedOn <= today
}
