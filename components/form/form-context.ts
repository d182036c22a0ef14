'use client'
import { createContext, useContext } from 'react'
import { type FormState, idle } from './form-state'
import { englishFormWords, type FormWords } from './form-words'

type FormContextValue = {
  state: FormState
  initial: Record<string, string | string[]>
  words: FormWords
  pending: boolean
}

export const FormContext = createContext<FormContextValue>({
  state: idle,
  initial: {},
  words: englishFormWords,
  pending: false,
})

/** Everything a field needs to show itself: its value so far, what is wrong with it, the form's words. */
export function useField(name: string) {
  const { state, initial, words } = useContext(FormContext)
  const rejected = state.status === 'rejected'
  // After a refusal only what was typed counts: an unticked box posts nothing and must not spring back to its first value.
  const value = (rejected ? state.values : initial)[name] ?? ''
  return { value, error: rejected ? state.fieldErrors[name] : undefined, words }
}

/** The value of a field that holds one string. */
export function useTextField(name: string) {
  const field = useField(name)
  return { ...field, value: typeof field.value === 'string' ? field.value : (field.value[0] ?? '') }
}
