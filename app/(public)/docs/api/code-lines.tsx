/** Lines to copy; long ones wrap, so that nothing has to be scrolled sideways. */
export function CodeLines({ children }: { children: string }) {
  return (
    <pre className="my-3 rounded-box border border-line bg-surface px-3 py-2 font-mono text-[0.85em] whitespace-pre-wrap [overflow-wrap:anywhere]">
      <code>{children}</code>
    </pre>
  )
}
