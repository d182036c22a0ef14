import type { ReactNode } from 'react'

export type Choice = {
  value: string
  label: string
  hint?: ReactNode
  /** Shown under the choice while it is chosen, by CSS alone. */
  reveal?: ReactNode
  /** A line with this word stands before the choice ("or"). */
  before?: string
}

type Props = {
  id: string
  name: string
  type: 'radio' | 'checkbox'
  choice: Choice
  chosen: boolean
  invalid: boolean
  errorId?: string
}

/** One radio or tick box with a target as tall as the theme asks. */
export function ChoiceRow({ id, name, type, choice, chosen, invalid, errorId }: Props) {
  const hintId = choice.hint ? `${id}-hint` : undefined
  return (
    <>
      {choice.before ? <div className="py-1 text-ink-soft">{choice.before}</div> : null}
      <div className="grid grid-cols-[var(--target)_minmax(0,1fr)] items-start gap-x-1 has-disabled:opacity-60">
        <input
          id={id}
          name={name}
          type={type}
          value={choice.value}
          defaultChecked={chosen}
          aria-invalid={invalid ? true : undefined}
          aria-describedby={[hintId, errorId].filter(Boolean).join(' ') || undefined}
          className="peer m-[calc((var(--target)-1.4em)/2)] size-[1.4em] accent-brand"
        />
        <div className="flex min-h-(--target) flex-col justify-center">
          <label htmlFor={id} className="cursor-pointer py-1">
            {choice.label}
          </label>
          {choice.hint ? (
            <div id={hintId} className="pb-2 text-ink-soft">
              {choice.hint}
            </div>
          ) : null}
        </div>
        {choice.reveal ? (
          <div className="col-start-2 hidden border-l-4 border-line py-2 pl-4 peer-checked:block [&>:last-child]:mb-0">
            {choice.reveal}
          </div>
        ) : null}
      </div>
    </>
  )
}
