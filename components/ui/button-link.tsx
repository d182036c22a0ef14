import type { ComponentProps } from 'react'
import { type ButtonKind, buttonClasses } from './button-classes'

type Props = Omit<ComponentProps<'a'>, 'className'> & { kind?: ButtonKind }

/** A link that starts something. Plain anchors everywhere: prefetching a patient's page would be recorded as a look at it. */
export function ButtonLink({ kind, ...rest }: Props) {
  return <a {...rest} className={`${buttonClasses(kind)} no-underline`} />
}
