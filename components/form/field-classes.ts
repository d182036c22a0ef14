/** One look for every control; an invalid one has a red border. */
export const controlClasses =
  'block min-h-(--target) max-w-full rounded-box border-2 border-line-strong bg-surface p-(--field-pad) text-ink aria-invalid:border-bad'

/** Widths say how much is expected: numbers are characters. */
export const widthClasses = {
  2: 'w-[3.6em]',
  4: 'w-[5.2em]',
  5: 'w-[6.2em]',
  10: 'w-[10em]',
  20: 'w-[16em]',
  full: 'w-full',
} as const

export type FieldWidth = keyof typeof widthClasses

/** The bar beside a field that was refused, and the space between fields. */
export function frameClasses(refused: boolean) {
  return `mb-6 ${refused ? 'border-l-[5px] border-bad pl-4' : ''}`
}

/** The ids that describe a field, in reading order, or nothing. */
export function describedBy(name: string, hint: unknown, error: unknown) {
  return [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined
}
