type Props = {
  children: string
  /** Shows a gap every so many characters; copying gives the code without gaps. */
  group?: number
  large?: boolean
}

/** A code people read aloud or copy: monospaced, grouped, never broken over lines. */
export function CodeText({ children, group, large }: Props) {
  const parts = group ? (children.match(new RegExp(`.{1,${group}}`, 'gu')) ?? []) : [children]
  return (
    <code
      className={`inline-flex flex-wrap gap-x-[0.4em] font-mono tracking-wider ${large ? 'text-[1.7rem] font-bold' : ''}`}
    >
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one code never move
        <span key={index}>{part}</span>
      ))}
    </code>
  )
}
