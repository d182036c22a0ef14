import { type PatientForm, patientForm } from '@/lib/domain/patients/schema'
import { type RegistrationStanding, registrationStandings } from '@/lib/domain/patients/vocabulary'
import type { Locale, Nation } from '@/lib/domain/practices/vocabulary'
import { titles } from '@/lib/domain/registrations/vocabulary'
import { readCalendarDate } from '@/lib/domain/shared/calendar-date'
import { parseMessage } from '@/lib/domain/shared/fields'
import type { Message } from '@/lib/domain/shared/message'
import { type ImportField, importFieldNames, type Mapping } from './vocabulary'

export type RowProblem = { field: ImportField; message: Message }
export type ImportedPatient = PatientForm & { standing?: RegistrationStanding }
export type RowReading = { ok: true; patient: ImportedPatient } | { ok: false; problems: RowProblem[] }
type Place = { nation: Nation; locale: Locale }

/** A list shows no answers to choose from, so it says what may be written. */
const plainer: Partial<Record<ImportField, string>> = { locale: 'errors.import.locale', sex: 'errors.import.sex' }

/** Reads rows as the desk's own form would, so that a list lets nobody in whom the desk would refuse. */
export function rowReader(mapping: Mapping, place: Place): (cells: string[]) => RowReading {
  const schema = patientForm(place.nation)
  return (cells) => {
    const typed = new Map<ImportField, string>()
    mapping.forEach((field, column) => {
      if (field) typed.set(field, cells[column] ?? '')
    })
    const formulas = [...typed].filter(
      ([field, cell]) => cell.startsWith('=') || (field !== 'mobile' && /^[+@]/.test(cell)),
    )
    if (formulas.length > 0) {
      return { ok: false, problems: formulas.map(([field]) => ({ field, message: { key: 'errors.import.formula' } })) }
    }
    const cell = (field: ImportField) => typed.get(field) ?? ''
    const born = readDate(cell('dateOfBirth'))
    const parsed = schema.safeParse({
      ...Object.fromEntries(typed),
      title: titles.find((title) => title.toLowerCase() === cell('title').toLowerCase().replace(/\.$/, '')) ?? '',
      dateOfBirth: born.value,
      sex: sexOf(cell('sex')),
      locale: localeOf(cell('locale')) ?? place.locale,
      identifierVerified: isYes(cell('identifierVerified')),
      interpreter: isYes(cell('interpreter')),
      needs: [],
      sharedAccepted: true,
      somebodyElse: false,
    })
    const standing = standingOf(cell('standing'))
    if (parsed.success && !born.problem && standing !== null) {
      return { ok: true, patient: { ...parsed.data, ...(standing ? { standing } : {}) } }
    }
    const found: RowProblem[] = born.problem ? [{ field: 'dateOfBirth', message: born.problem }] : []
    if (standing === null) found.push({ field: 'standing', message: { key: 'errors.import.standing' } })
    for (const issue of parsed.error?.issues ?? []) {
      const field = importFieldNames.find((name) => name === issue.path[0])
      if (field && !found.some((one) => one.field === field))
        found.push({ field, message: plainer[field] ? { key: plainer[field] } : parseMessage(issue.message) })
    }
    // In the order of the file's columns, as whoever mends the row reads it.
    return { ok: false, problems: found.toSorted((a, b) => mapping.indexOf(a.field) - mapping.indexOf(b.field)) }
  }
}

/** Dates as people and programs write them, the day before the month; a day counted by a spreadsheet is not guessed at. */
function readDate(typed: string): { value: string; problem?: Message } {
  const text = typed.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '')
  if (/^\d{1,5}(\.\d+)?$/.test(text)) return { value: '', problem: { key: 'errors.import.serialDate' } }
  const [, year, month, day] = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text) ?? []
  if (year && month && day) return { value: `${year}-${month}-${day}` }
  const [, d, m, y] = /^(\d{1,2})[\s/.-]+(\d{1,2}|\p{L}+\.?)[\s/.,-]+(\d{1,4})$/u.exec(text) ?? []
  if (!d || !m || !y) return { value: text }
  const read = readCalendarDate({ day: d, month: m, year: y })
  if (read.ok) return { value: read.value }
  const [problem] = read.problems
  return {
    value: '',
    problem: problem
      ? { key: problem.key, ...(problem.params ? { params: problem.params } : {}) }
      : { key: 'errors.date.notReal' },
  }
}

function sexOf(typed: string): string {
  const word = typed.toLowerCase()
  if (/^(f|female|woman|b|benyw|ж|жіноча|жінка|2)$/.test(word)) return 'female'
  if (/^(m|male|man|g|gwryw|ч|чоловіча|чоловік|1)$/.test(word)) return 'male'
  if (/^(u|unknown|indeterminate|other|not[ -]specified|0|9|x)$/.test(word)) return 'not-specified'
  return word
}

/** Nothing where nothing was said; null for a word that is none. */
function standingOf(typed: string): RegistrationStanding | null | undefined {
  const word = typed.toLowerCase()
  if (word === '') return undefined
  if (/^(left|removed|transferred( out)?)$/.test(word)) return 'deducted'
  if (/^(dead|died)$/.test(word)) return 'deceased'
  return registrationStandings.find((one) => one === word) ?? null
}

function localeOf(typed: string): string | undefined {
  const word = typed.toLowerCase()
  if (word === '') return undefined
  if (/^(en|english|saesneg|англійська)/.test(word)) return 'en'
  if (/^(cy|welsh|cymraeg|валлійська)/.test(word)) return 'cy'
  if (/^(uk|ukrainian|wcreineg|українська)/.test(word)) return 'uk'
  return word
}

const isYes = (typed: string) => /^(y|yes|true|1|on|verified|ie|ydy|так)$/i.test(typed)
