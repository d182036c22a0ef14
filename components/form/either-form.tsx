import type { ReactNode } from 'react'
import { EnrolForm } from './enrol-form'
import type { FormAction } from './use-enrol-form'

type Props = {
  first: FormAction
  second: FormAction
  shows: 'first' | 'second'
  className: string
  children: ReactNode
}

/**
 * A button that does one thing or its opposite, such as pause and resume. Both forms are always there: where somebody
 * else pressed it meanwhile, the page comes back with the other button and must still say why this one was refused.
 */
export function EitherForm({ first, second, shows, className, children }: Props) {
  const of = (which: Props['shows']) => ({
    className: which === shows ? className : 'hidden',
    children: which === shows ? children : null,
  })
  return (
    <>
      <EnrolForm action={first} {...of('first')} />
      <EnrolForm action={second} {...of('second')} />
    </>
  )
}
