type Entry = {
  id: string | number
  /** Written by the side that looks at it. */
  own: boolean
  who: string
  at: Date
  when: string
  text: string
  /** A word more about it, such as that the other side has read it. */
  note?: string
}

/** What was written, in order. It is plain text: nothing in it becomes markup or a link. */
export function Conversation({ label, entries }: { label: string; entries: Entry[] }) {
  return (
    <ol aria-label={label} className="my-4 grid max-w-measure list-none gap-3 p-0">
      {entries.map(({ id, own, who, at, when, text, note }) => (
        <li
          key={id}
          className={`min-w-0 rounded-box border px-4 py-3 ${own ? 'ml-6 border-line bg-surface' : 'mr-6 border-brand bg-brand-soft'}`}
        >
          <p className="my-0 flex flex-wrap justify-between gap-x-4 text-[0.9em]">
            <b className="font-semibold">{who}</b>
            <time dateTime={at.toISOString()} className="num text-ink-soft">
              {when}
            </time>
          </p>
          <p className="my-0 mt-1.5 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
          {note ? <p className="my-0 mt-1.5 text-[0.9em] text-ink-soft">{note}</p> : null}
        </li>
      ))}
    </ol>
  )
}
