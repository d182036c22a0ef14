'use client'
import { useRef } from 'react'
import { MatchReasons } from '@/app/(admin)/admin/(console)/match-reasons'
import type { AlikePerson } from '@/lib/domain/patients/alike-people'
import { formatDate, formatIdentifier, formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { useAlike } from './use-alike'

/** Who may already be on file, beside the form while it is typed. It never takes the focus, and is read out politely. */
export function AlikePanel() {
  const place = useRef<HTMLElement>(null)
  const { people, more, warnings } = useAlike(place)
  const found = people.length > 0
  return (
    <section
      ref={place}
      aria-label="May already be on file"
      className="min-w-0 rounded-box border border-line bg-surface p-4 xl:sticky xl:top-4"
    >
      <h2 className="mb-2">May already be on file</h2>
      <div aria-live="polite">
        {warnings.map((warning) => (
          <p key={warning} className="mb-2 border-warn border-l-[5px] bg-warn-soft px-3 py-2">
            {warning}.
          </p>
        ))}
        {found ? (
          <ul className="divide-y divide-line">
            {people.map((person) => (
              <Person key={person.id} {...person} />
            ))}
          </ul>
        ) : (
          <p className="text-ink-soft">Nobody so far. It is looked up while you type.</p>
        )}
        {more > 0 ? <p className="mt-2 text-ink-soft">And {more} more. Type another detail.</p> : null}
      </div>
    </section>
  )
}

function Person({ id, identifier, dateOfBirth, fields, ...name }: AlikePerson) {
  return (
    <li className="py-2">
      <a href={paths.patient(id)} target="_blank" rel="noreferrer">
        {formatName(name)}
      </a>{' '}
      <span className="text-ink-soft">(opens in a new tab)</span>
      <br />
      <span className="num">
        Born {formatDate(dateOfBirth)}
        {identifier ? `, ${formatIdentifier(identifier.scheme, identifier.value)}` : ''}
      </span>
      <MatchReasons fields={fields} />
    </li>
  )
}
