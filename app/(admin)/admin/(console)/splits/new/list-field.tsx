'use client'
import { controlClasses, frameClasses } from '@/components/form/field-classes'
import { FieldNotes } from '@/components/form/field-notes'
import { useField } from '@/components/form/form-context'

/** A file with the numbers of those who move; `problem` is what was wrong with one that was too large to read. */
export function ListField({ problem }: { problem: string | null }) {
  const { error = problem ?? undefined, words } = useField('list')
  return (
    <div className={`mb-6 ${frameClasses(error !== undefined)}`}>
      <label htmlFor="list" className="mb-1 block font-semibold">
        Or a CSV file
      </label>
      <FieldNotes
        name="list"
        hint="One column holds the numbers; the others may be anything. Up to 900 KB."
        error={error}
        errorPrefix={words.errorPrefix}
      />
      <input
        id="list"
        name="list"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'list-hint list-error' : 'list-hint'}
        className={`${controlClasses} w-full`}
      />
    </div>
  )
}
