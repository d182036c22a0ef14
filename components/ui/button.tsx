import type { ComponentProps } from 'react'
import { type ButtonKind, buttonClasses } from './button-classes'

type Props = Omit<ComponentProps<'button'>, 'className'> & { kind?: ButtonKind }

/** The safe action is filled, others quiet, a destructive one danger with a label that ends in "…". */
export function Button({ kind, type = 'submit', ...rest }: Props) {
  return <button type={type} {...rest} className={buttonClasses(kind)} />
}
