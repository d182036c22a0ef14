export type ButtonKind = 'filled' | 'quiet' | 'danger'

const looks: Record<ButtonKind, string> = {
  filled: 'border-brand bg-brand text-brand-ink hover:underline',
  quiet: 'border-brand bg-transparent text-brand hover:bg-brand-soft',
  danger: 'border-bad bg-transparent text-bad hover:bg-bad-soft',
}

/** One look for buttons and for links that act like one. */
export function buttonClasses(kind: ButtonKind = 'filled') {
  return `inline-flex min-h-(--target) items-center justify-center rounded-box border-2 px-(--button-pad) py-[0.3em] text-center leading-tight font-semibold underline-offset-4 aria-disabled:cursor-progress aria-disabled:opacity-80 ${looks[kind]}`
}
