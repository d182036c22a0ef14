type Props = { name: string; value: string }

/** Something the form carries that nobody types. */
export function HiddenField({ name, value }: Props) {
  return <input type="hidden" name={name} value={value} />
}
