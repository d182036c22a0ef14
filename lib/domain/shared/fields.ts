import * as z from 'zod/mini'
// By name: one mention of `z.core` as a value takes all of zod to the browser.
import { $ZodObject, $ZodType } from 'zod/v4/core'
import { type DateParts, readCalendarDate } from './calendar-date'
import { isPrintable, lengthOf, manyLines, oneLine } from './clean-text'
import { emailKey, readEmail } from './email-address'
import { type Message, message, parseMessage } from './message'
import { readPhoneNumber } from './phone-number'
import { readPostcode } from './postcode'

// The one place for schemas to import from; they may reach nothing else in this room.
export { emailKey, message, parseMessage }

type Refuse = (key: string, params?: Message['params'], path?: string[]) => never
type Read<T> = (typed: string, refuse: Refuse) => T

function required<T>(key: string, read: Read<T>) {
  return z.pipe(
    z.string({ error: key }),
    z.transform((typed: string, ctx) => {
      const refuse = refusing(ctx)
      return typed.trim() === '' ? refuse(key) : read(typed, refuse)
    }),
  )
}

/** The same field when it may be left out: absent, null and blank all mean `undefined`. */
function optional<T>(read: Read<T>) {
  return z.pipe(
    z.nullish(z.string({ error: 'errors.invalid' })),
    z.transform((typed: string | null | undefined, ctx) =>
      typed == null || typed.trim() === '' ? undefined : read(typed, refusing(ctx)),
    ),
  )
}

function refusing(ctx: z.core.ParsePayload): Refuse {
  return (key, params, path = []) => {
    ctx.issues.push({ code: 'custom', message: message(key, params), path, input: ctx.value })
    return z.NEVER
  }
}

function line(max: number, name = 'text'): Read<string> {
  return (typed, refuse) => {
    const text = oneLine(typed)
    if (!isPrintable(text)) return refuse(`errors.${name}.characters`)
    return lengthOf(text) > max ? refuse(`errors.${name}.tooLong`, { max }) : text
  }
}

function lines(max: number): Read<string> {
  return (typed, refuse) => {
    const text = manyLines(typed)
    if (!isPrintable(text, true)) return refuse('errors.text.characters')
    return lengthOf(text) > max ? refuse('errors.text.tooLong', { max }) : text
  }
}

/** A name as its owner writes it, in any script, up to 100 characters; only hidden characters are refused. */
export const personName = (key = 'errors.name.required') => required(key, line(100, 'name'))
export const optionalPersonName = () => optional(line(100, 'name'))

export const text = (key = 'errors.text.required', max = 200) => required(key, line(max))
export const optionalText = (max = 200) => optional(line(max))
export const longText = (key = 'errors.text.required', max = 4000) => required(key, lines(max))
export const optionalLongText = (max = 4000) => optional(lines(max))

const readEmailField: Read<string> = (typed, refuse) => {
  const email = readEmail(typed)
  return email.ok ? email.value : refuse(`errors.email.${email.problem}`)
}
export const email = (key = 'errors.email.required') => required(key, readEmailField)
export const optionalEmail = () => optional(readEmailField)

function phoneField(nation: string, kind: 'phone' | 'mobile'): Read<string> {
  return (typed, refuse) => {
    const number = readPhoneNumber(typed, nation)
    const invalid = nation === 'ukraine' ? 'invalidUkraine' : 'invalid'
    if (!number.ok) return refuse(number.letters ? 'errors.phone.letters' : `errors.${kind}.${invalid}`)
    return kind === 'mobile' && !number.mobile ? refuse('errors.mobile.landline') : number.value
  }
}
/** Any phone number, kept as `+` and digits; `nation` decides what a number starting with 0 means. */
export const phone = (nation?: string, key = 'errors.phone.required') =>
  required(key, phoneField(nation ?? '', 'phone'))
export const optionalPhone = (nation?: string) => optional(phoneField(nation ?? '', 'phone'))
export const mobile = (nation?: string, key = 'errors.mobile.required') =>
  required(key, phoneField(nation ?? '', 'mobile'))
export const optionalMobile = (nation?: string) => optional(phoneField(nation ?? '', 'mobile'))

function postcodeField(nation = ''): Read<string> {
  return (typed, refuse) =>
    readPostcode(typed, nation) ??
    refuse(nation === 'ukraine' ? 'errors.postcode.invalidUkraine' : 'errors.postcode.invalid')
}
export const postcode = (nation?: string, key = 'errors.postcode.required') => required(key, postcodeField(nation))
export const optionalPostcode = (nation?: string) => optional(postcodeField(nation))

/** A box that must be ticked; forms send `on`, JSON sends true. */
export const ticked = (key: string) =>
  z.pipe(
    z.union([z.boolean(), z.string()], { error: key }),
    z.transform((value: boolean | string, ctx) => isTicked(value) || refusing(ctx)(key)),
  )

/** A box that may be ticked: absent is false. */
export const checkbox = () => z.pipe(z.nullish(z.union([z.boolean(), z.string()])), z.transform(isTicked))

function isTicked(value: boolean | string | null | undefined): boolean {
  return value === true || (typeof value === 'string' && /^(on|true|yes|1)$/i.test(value))
}

/** One of the values; `key` says which question was left unanswered. */
export const choice = <const T extends string>(values: readonly [T, ...T[]], key: string) =>
  z.enum(values, { error: key })

export const optionalChoice = <const T extends string>(values: readonly [T, ...T[]], key = 'errors.choice.invalid') =>
  z.pipe(
    z.nullish(z.union([z.enum(values), z.literal('')], { error: key })),
    z.transform((value: T | '' | null | undefined) => value || undefined),
  )

/** Any number of the values: a form sends nothing, one string or several under the same name. */
export const choices = <const T extends string>(values: readonly [T, ...T[]], key = 'errors.choice.invalid') =>
  z.pipe(
    z.nullish(z.union([z.array(z.enum(values)), z.enum(values), z.literal('')], { error: key })),
    z.transform((value: T[] | T | '' | null | undefined): T[] => [
      ...new Set([value ?? ''].flat().filter((one): one is T => one !== '')),
    ]),
  )

function number(min: number, max: number): Read<number> {
  return (typed, refuse) => {
    const plain = typed.normalize('NFKC').replace(/[\s,]/g, '')
    if (!/^-?\d{1,15}$/.test(plain)) return refuse('errors.number.invalid')
    return Number(plain) < min || Number(plain) > max ? refuse('errors.number.range', { min, max }) : Number(plain)
  }
}
const typedNumber = (key: string) => z.union([z.string(), z.pipe(z.number(), z.transform(String))], { error: key })
/** A whole number typed in a form or sent as JSON. */
export const wholeNumber = (min: number, max: number, key = 'errors.number.required') =>
  z.pipe(typedNumber(key), required(key, number(min, max)))
export const optionalWholeNumber = (min: number, max: number) =>
  z.pipe(z.nullish(typedNumber('errors.number.invalid')), optional(number(min, max)))

const part = z.nullish(z.union([z.string(), z.number()]))
const typedDate = (key: string) =>
  z.union([z.string(), z.object({ day: part, month: part, year: part })], { error: key })

function readDate(input: string | DateParts, ctx: z.core.ParsePayload, key: string | null): string | undefined {
  const date = readCalendarDate(input)
  if (date.ok) return date.value
  if (date.empty && key === null) return undefined
  if (date.empty) refusing(ctx)(key ?? '')
  for (const { part: where, ...problem } of date.problems)
    refusing(ctx)(problem.key, problem.params, where ? [where] : [])
  return z.NEVER
}

/**
 * A date in three boxes (`{day, month, year}`) or `YYYY-MM-DD`, kept as `YYYY-MM-DD`, never as a Date.
 * An issue about one box has the path [field, 'day' | 'month' | 'year']; one about the date has [field].
 */
export const calendarDate = (key = 'errors.date.required') =>
  z.pipe(
    typedDate(key),
    z.transform((input: string | DateParts, ctx) => readDate(input, ctx, key) ?? z.NEVER),
  )
export const optionalCalendarDate = () =>
  z.pipe(
    z.nullish(typedDate('errors.invalid')),
    z.transform((input: string | DateParts | null | undefined, ctx) =>
      input == null ? undefined : readDate(input, ctx, null),
    ),
  )

/** Today on the practice's wall calendar: fields have no `ctx.now`, and run in the browser, whose own zone may be any. */
const londonDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' })
const todayInLondon = () => londonDay.format(new Date())

export const dateOfBirth = (today: () => string = todayInLondon, key = 'errors.dateOfBirth.required') =>
  calendarDate(key).check(
    z.superRefine((born, ctx) => {
      const now = today()
      const refuse = (key: string) => ctx.addIssue({ code: 'custom', message: key })
      if (born > now) refuse('errors.dateOfBirth.future')
      else if (born < `${Number(now.slice(0, 4)) - 130}${now.slice(4)}`) refuse('errors.dateOfBirth.tooOld')
    }),
  )

/** Marks a field that is never echoed to a form, an API answer or a log. */
export function secret<T extends $ZodType>(schema: T): T {
  const marked = z.clone(schema)
  z.globalRegistry.add(marked, { secret: true, writeOnly: true })
  return marked
}

/** A password exactly as typed; whether it is good enough is the practice's policy, judged on the server. */
export const password = (key = 'errors.password.required') =>
  secret(
    z
      .string({ error: key })
      .check(z.minLength(1, key), z.maxLength(200, message('errors.password.tooLong', { max: 200 }))),
  )

/** The names of a form's secret fields. */
export function secretNames(schema: $ZodType): string[] {
  const object = [...layers(schema)].find((layer) => layer instanceof $ZodObject)
  if (!object) return []
  return Object.entries(object._zod.def.shape).flatMap(([name, field]) =>
    [...layers(field)].some((layer) => z.globalRegistry.get(layer)?.secret === true) ? [name] : [],
  )
}

function* layers(schema: unknown): Generator<$ZodType> {
  if (!(schema instanceof $ZodType)) return
  yield schema
  for (const inner of ['innerType', 'in', 'out']) yield* layers(Reflect.get(schema._zod.def, inner))
}
