/** Several lines in one value, such as an address; a dash where nothing was given. */
export function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return <span className="text-ink-soft">Not given</span>
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))
}
