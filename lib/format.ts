import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import type { Locale, Nation } from '@/lib/domain/practices/vocabulary'
import { countedTo } from '@/lib/domain/shared/counted-to'

/** Whose wall clock a practice's times are told by. */
export const zoneOfNation: Record<Nation, string> = {
  england: 'Europe/London',
  wales: 'Europe/London',
  scotland: 'Europe/London',
  'northern-ireland': 'Europe/London',
  ukraine: 'Europe/Kyiv',
}
const london = zoneOfNation.england

const calendars: Record<Locale, string> = { en: 'en-GB', cy: 'cy', uk: 'uk' }

/** A calendar date as people write it: `2026-11-12` is 12 November 2026, wherever the reader and the server are. */
export function formatDate(date: string, locale: Locale = 'en'): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  // Midnight in UTC told in UTC: the one way to lend Intl a date without a zone moving it. setUTCFullYear keeps years < 100.
  const midnight = new Date(0)
  midnight.setUTCFullYear(year, month - 1, day)
  return dayMonthYear(midnight, locale, 'UTC')
}

/** One costs more to make than a page of a letter to draw. */
const isoDays = new Map<string, Intl.DateTimeFormat>()

/** The calendar date of a moment on the practice's wall, as `YYYY-MM-DD`. */
export function dateIn(moment: Date, zone = london): string {
  const known = isoDays.get(zone)
  const calendar = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  if (!known) isoDays.set(zone, calendar)
  return calendar.format(moment)
}

/** A moment as told on the practice's clock: 12 November 2026, 14:05. */
export function formatDateTime(moment: Date, locale: Locale = 'en', zone = london): string {
  return `${dayMonthYear(moment, locale, zone)}, ${formatTime(moment, zone)}`
}

/** The time of a moment on the practice's clock: 14:05. */
export function formatTime(moment: Date, zone = london): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment)
}

/** How long ago or how soon when under a day, else the date and time. */
export function formatWhen(moment: Date, now: Date, locale: Locale = 'en', zone = london): string {
  const minutes = Math.trunc((moment.getTime() - now.getTime()) / 60_000)
  if (Math.abs(minutes) >= 24 * 60) return formatDateTime(moment, locale, zone)
  const relative = new Intl.RelativeTimeFormat(calendars[locale], { numeric: minutes === 0 ? 'auto' : 'always' })
  if (minutes === 0) return relative.format(0, 'second')
  return Math.abs(minutes) < 60 ? relative.format(minutes, 'minute') : relative.format(Math.trunc(minutes / 60), 'hour')
}

/** Whole years from a birth date to a day, both `YYYY-MM-DD`; someone born on 29 February is older from 1 March. */
export function ageOn(dateOfBirth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4))
  return day.slice(5) < dateOfBirth.slice(5) ? years - 1 : years
}

/** A phone number as people of that nation read it: home numbers from 0, others from +; what cannot be read stays as it is. */
export function formatPhone(number: string, nation: Nation = 'england'): string {
  const parsed = parsePhoneNumberFromString(number)
  if (!parsed) return number
  const home = nation === 'ukraine' ? '380' : '44'
  return parsed.countryCallingCode === home ? parsed.formatNational() : parsed.formatInternational()
}

const groupings: Record<IdentifierScheme, RegExp | null> = {
  nhs: /^(\d{3})(\d{3})(\d{4})$/,
  // Date of birth apart, as printed on Scottish cards and letters.
  chi: /^(\d{6})(\d{4})$/,
  hc: /^(\d{3})(\d{3})(\d{4})$/,
  rnokpp: null,
}

/** A national number in the groups it is printed in: 943 476 5919. */
export function formatIdentifier(scheme: IdentifierScheme, value: string): string {
  const groups = groupings[scheme]?.exec(value)
  return groups ? groups.slice(1).join(' ') : value
}

/** The same with all but the last group hidden from whoever looks over a shoulder: ••• ••• 5919. */
export function maskedIdentifier(scheme: IdentifierScheme, value: string): string {
  const shown = formatIdentifier(scheme, value)
  return shown.slice(0, -4).replace(/\d/g, '•') + shown.slice(-4)
}

/** A count that was not made to its end: 987, or 1,000+. */
export function formatCount(counted: number): string {
  return counted > countedTo ? `${countedTo.toLocaleString('en-GB')}+` : counted.toLocaleString('en-GB')
}

/** An amount in minor units, with its currency: £1,048.50. */
export function formatMoney(minor: number, currency: string, locale: Locale = 'en'): string {
  return new Intl.NumberFormat(calendars[locale], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(minor / 100)
}

/** Several things in a sentence: one, two and three. */
export function formatList(items: string[], locale: Locale = 'en', kind: 'and' | 'or' = 'and'): string {
  const type = kind === 'and' ? 'conjunction' : 'disjunction'
  return new Intl.ListFormat(calendars[locale], { type }).format(items)
}

type NameParts = { title?: string | null; givenName?: string | null; familyName?: string | null }

/** A person's name as said: Mrs Ann Smith. */
export function formatName({ title, givenName, familyName }: NameParts): string {
  return [title, givenName, familyName].filter(Boolean).join(' ')
}

/** A person's name as filed, for lists in order: Smith, Ann (Mrs). */
export function formatFiledName({ title, givenName, familyName }: NameParts): string {
  const name = [familyName, givenName].filter(Boolean).join(', ')
  return title ? `${name} (${title})` : name
}

const days = new Map<string, Intl.DateTimeFormat>()

function dayMonthYear(moment: Date, locale: Locale, zone: string): string {
  const key = `${locale} ${zone}`
  const known = days.get(key)
  const calendar =
    known ??
    new Intl.DateTimeFormat(calendars[locale], { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' })
  if (!known) days.set(key, calendar)
  const parts = calendar.formatToParts(moment)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value
  return `${part('day')} ${part('month')} ${part('year')}`
}

/** An account number as it is printed and read out: `518 727 6943`. */
export function groupDigits(number: string): string {
  return number.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')
}
