'use client'
import { type RefObject, useEffect, useState } from 'react'
import type { AlikePerson } from '@/lib/domain/patients/alike-people'
import { paths } from '@/lib/web/paths'

export type Alike = { people: AlikePerson[]; more: number; warnings: string[] }
const nobody: Alike = { people: [], more: 0, warnings: [] }

const names = ['givenName', 'familyName', 'sex', 'identifier', 'email', 'mobile', 'postcode']
const asked = [...names, 'dateOfBirth-day', 'dateOfBirth-month', 'dateOfBirth-year']
/** Long enough for the next letter, short enough to be there before the next field is done. */
const pause = 600
const tries = 3

/**
 * Asks who may be on file whenever the form around this place has rested with something new in it. An answer to what
 * stood there before is dropped; without an answer the panel stays empty, and saving asks again.
 */
export function useAlike(place: RefObject<HTMLElement | null>): Alike {
  const [alike, setAlike] = useState(nobody)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let asking = new AbortController()
    let last = ''
    let failed = 0
    const ask = async () => {
      const typed = typedIn(form)
      const text = typed.toString()
      if (text === last) return
      last = text
      asking.abort()
      const mine = new AbortController()
      asking = mine
      const answer = text ? await askServer(typed, mine.signal).catch(() => null) : nobody
      if (mine.signal.aborted) return
      setAlike(answer ?? nobody)
      failed = answer ? 0 : failed + 1
      // A look-up that failed is asked again by itself, and after that with the next letter.
      if (!answer) last = ''
      if (!answer && failed <= tries) wait()
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(ask, pause)
    }
    // What was typed before the page's scripts were there, or is back after a refusal, counts too.
    wait()
    form.addEventListener('input', wait)
    return () => {
      form.removeEventListener('input', wait)
      clearTimeout(timer)
      asking.abort()
    }
  }, [place])
  return alike
}

function typedIn(form: HTMLFormElement): URLSearchParams {
  const data = new FormData(form)
  const typed = new URLSearchParams()
  for (const name of asked) {
    const value = data.get(name)
    if (typeof value === 'string' && value.trim()) typed.set(name, value.trim())
  }
  return typed
}

async function askServer(typed: URLSearchParams, signal: AbortSignal): Promise<Alike | null> {
  const answer = await fetch(paths.alikePatients(), { method: 'POST', body: typed, signal, redirect: 'error' })
  return answer.ok ? await answer.json() : null
}
