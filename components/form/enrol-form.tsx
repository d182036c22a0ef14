'use client'
import { type ReactNode, useEffect, useMemo } from 'react'
import { Notice } from '@/components/ui/notice'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'
import { englishFormWords, type FormWords } from './form-words'
import { type FormAction, type LoadSchema, useEnrolForm } from './use-enrol-form'

export type EnrolFormProps = {
  action: FormAction
  /** Loads the schema the action uses, e.g. `() => import('@/lib/domain/…/schema').then((m) => m.NameStep)`. */
  schema?: LoadSchema
  /** Message keys in words, for errors found in the browser. */
  messages?: Record<string, string>
  words?: FormWords
  /** What the fields hold before anything is typed, by field name. */
  initial?: Record<string, string | string[]>
  /** The page's whole title, without the error prefix. Leave out only where another form on the page gives it. */
  title?: string
  /** Shown instead of the fields when the action answers `done` without a redirect. */
  done?: ReactNode
  className?: string
  children: ReactNode
}

/** What a page passes to its own form, which adds the action and the schema. */
export type PageFormProps = Omit<EnrolFormProps, 'action' | 'schema'>

const nothing = {}

/** A form that works with and without JavaScript, says what is wrong first, and keeps everything typed. */
export function EnrolForm(props: EnrolFormProps) {
  const { action, schema, messages = nothing, words = englishFormWords, initial = nothing, title, done } = props
  const { state, dispatch, onStart, onSubmit, pending } = useEnrolForm(action, schema, messages)
  const entries = useMemo(() => {
    if (state.status !== 'rejected') return []
    const fields = inOrderOfForm(state.fieldErrors, Object.keys(state.values)).map(([id, text]) => ({
      text,
      // A whole date has no input of its own; its link goes to its first part.
      href: `#${`${id}-day` in state.values ? `${id}-day` : id}`,
    }))
    return [...state.formErrors.map((text) => ({ text })), ...fields]
  }, [state])
  useRefusedTitle(title === undefined && entries.length > 0, words.errorPrefix)
  const context = useMemo(() => ({ state, initial, words, pending }), [state, initial, words, pending])

  return (
    <FormContext value={context}>
      {title ? <title>{entries.length > 0 ? marked(title, words.errorPrefix) : title}</title> : null}
      {entries.length > 0 ? <ErrorSummary heading={words.problem} entries={entries} /> : null}
      {state.status === 'done' && done ? (
        done
      ) : (
        <form
          action={dispatch}
          onSubmit={onSubmit}
          onFocus={onStart}
          onChange={onStart}
          noValidate
          className={props.className ?? 'max-w-measure'}
        >
          {state.status === 'done' && state.message ? <Notice kind="success" announce title={state.message} /> : null}
          {props.children}
        </form>
      )}
    </FormContext>
  )
}

/** Problems in the order the fields were sent in; one of a field that sends nothing stays behind the one before it. */
function inOrderOfForm(problems: Record<string, string>, sent: string[]): [string, string][] {
  let last = -1
  const placed = Object.entries(problems).map((problem) => {
    const [id] = problem
    const place = sent.findIndex((name) => name === id || name.startsWith(`${id}-`))
    last = place < 0 ? last : place
    return { problem, place: last }
  })
  return placed.toSorted((a, b) => a.place - b.place).map(({ problem }) => problem)
}

/** A page marks its title itself where another of its forms was refused. */
const marked = (title: string, prefix: string) => (title.startsWith(prefix) ? title : `${prefix} ${title}`)

/** A form that does not give the page its title, such as a single button, marks the title that is there. */
function useRefusedTitle(refused: boolean, prefix: string) {
  useEffect(() => {
    if (!refused) return
    const before = document.title
    document.title = marked(before, prefix)
    return () => {
      document.title = before
    }
  }, [refused, prefix])
}
