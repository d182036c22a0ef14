type Value = FormDataEntryValue
export type FormValues = Record<string, Value | Value[] | Record<string, Value>>

const datePart = /^(.+)-(day|month|year)$/

/**
 * A form as an object for a schema: a repeated name is an array, and `born-day`, `born-month`, `born-year` are
 * `born: { day, month, year }`. Frameworks' own `$ACTION…` entries are left out.
 */
export function formValues(formData: FormData): FormValues {
  const values = new Map<string, FormValues[string]>()
  for (const name of new Set(formData.keys())) {
    if (name.startsWith('$')) continue
    const all = formData.getAll(name)
    const [, field, part] = datePart.exec(name) ?? []
    const [first] = all
    if (first === undefined) continue
    if (field && part) {
      const others = values.get(field)
      values.set(field, { ...(isParts(others) ? others : {}), [part]: first })
    } else values.set(name, all.length > 1 ? all : first)
  }
  return Object.fromEntries(values)
}

/**
 * Everything typed, to be shown again, except the frameworks' own entries. A secret is only named, empty, so that its
 * problem keeps its place among the others.
 */
export function typedValues(form: FormData, hidden: string[]): Record<string, string | string[]> {
  const values = new Map<string, string | string[]>()
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$')) continue
    const isSecret = hidden.includes(name) || /password/i.test(name)
    const all = isSecret ? [] : form.getAll(name).filter((value) => typeof value === 'string')
    values.set(name, all.length > 1 ? all : (all[0] ?? ''))
  }
  // No name that somebody made up reaches what all objects have in common.
  return Object.fromEntries(values)
}

/** The name of the input an issue is about: the path of a schema's issue, joined as the inputs are named. */
export function inputName(path: readonly PropertyKey[]): string {
  return path.map(String).join('-')
}

function isParts(value: FormValues[string] | undefined): value is Record<string, Value> {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof File)
}
