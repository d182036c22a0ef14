'use client'
import { MatchReasons } from '@/app/(admin)/admin/(console)/match-reasons'
import { CheckboxField } from '@/components/form/checkbox-field'
import { useTextField } from '@/components/form/form-context'
import { Notice } from '@/components/ui/notice'
import type { MatchFields } from '@/lib/domain/matching/explain-match'
import { formatDate } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Shown = { id: string; name: string; born: string; number: string; postcode: string; fields: MatchFields }

/** The people on file who may be this one, once the server has found some, and the box that says they are not. */
export function SomebodyElseField() {
  const { value } = useTextField('shown')
  const shown = read(value)
  if (shown.length === 0) return null
  return (
    <Notice kind="warning" title="Is this one of these people?">
      <ul>
        {shown.map(({ id, name, born, number, postcode, fields }) => (
          <li key={id}>
            <a href={paths.patient(id)} target="_blank" rel="noreferrer">
              {name}
            </a>
            , born {formatDate(born)}
            {[number, postcode].filter(Boolean).map((fact) => (
              <span key={fact} className="num">
                , {fact}
              </span>
            ))}{' '}
            <span className="text-ink-soft">(opens in a new tab)</span>
            <MatchReasons fields={fields} />
          </li>
        ))}
      </ul>
      <input type="hidden" name="shown" value={value} />
      <CheckboxField
        name="somebodyElse"
        label="This is somebody else"
        hint="It is kept on the record with your name."
      />
    </Notice>
  )
}

function read(value: string): Shown[] {
  try {
    return value ? JSON.parse(value) : []
  } catch {
    return []
  }
}
