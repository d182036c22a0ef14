type Initial = Record<string, string | string[]>

/** An answer kept in the draft, as the fields of its form hold it; numbers as people write them. */
export function initialValues(
  answer: Record<string, unknown> | undefined,
  written: Record<string, (value: string) => string> = {},
): Initial {
  const initial: Initial = {}
  for (const [name, value] of Object.entries(answer ?? {})) {
    if (value === true) initial[name] = 'on'
    if (typeof value !== 'string') continue
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? []
    if (year && month && day) {
      initial[`${name}-day`] = String(Number(day))
      initial[`${name}-month`] = String(Number(month))
      initial[`${name}-year`] = year
    } else initial[name] = written[name]?.(value) ?? value
  }
  return initial
}
