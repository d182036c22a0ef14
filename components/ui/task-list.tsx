import type { ReactNode } from 'react'

type Task = { id: string; title: string; href?: string; hint?: ReactNode; status: ReactNode }

/** Things to do, each with its state; one without a link cannot be done yet. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="my-0 list-none border-t border-line">
      {tasks.map(({ id, title, href, hint, status }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-2.5">
          <div className="min-w-0">
            {href ? (
              <a href={href} aria-describedby={`${id}-status`} className="inline-flex min-h-(--target) items-center">
                {title}
              </a>
            ) : (
              <span className="inline-flex min-h-(--target) items-center">{title}</span>
            )}
            {hint ? <div className="text-[0.93em] text-ink-soft">{hint}</div> : null}
          </div>
          <div id={`${id}-status`}>{status}</div>
        </li>
      ))}
    </ul>
  )
}
