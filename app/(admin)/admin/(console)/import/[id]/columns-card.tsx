import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Card } from '@/components/ui/card'
import type { ImportDraft } from '@/lib/domain/imports/queries'
import { headingIn, importFields, requiredFields } from '@/lib/domain/imports/vocabulary'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { mapColumnsAction } from '../actions'

function optionsIn(nation: Nation) {
  return importFields.map(({ field }) => {
    const heading = headingIn(nation, field)
    return { value: field, label: requiredFields.includes(field) ? `${heading} (required)` : heading }
  })
}

type Props = { importId: string; draft: ImportDraft; nation: Nation; title: string }

/** One question a column: what it holds, with its first five cells beside. */
export function ColumnsCard({ importId, draft, nation, title }: Props) {
  const options = optionsIn(nation)
  const { headings, sample, mapping } = draft
  const repeated = headings.filter((heading, index) => !heading || headings.indexOf(heading) !== index)
  return (
    <Card title="What each column holds">
      <p className="max-w-measure">
        Surname and date of birth are required. Columns you leave out are not imported. Your answers are remembered for
        the next list.
      </p>
      <EnrolForm
        action={mapColumnsAction}
        title={title}
        initial={Object.fromEntries(headings.map((_, index) => [`column-${index}`, mapping[index] ?? '']))}
        className="mt-4"
      >
        <HiddenField name="importId" value={importId} />
        <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
          {headings.map((heading, index) => (
            <SelectField
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file never move
              key={index}
              name={`column-${index}`}
              label={repeated.includes(heading) ? `${heading || 'No heading'} (column ${index + 1})` : heading}
              hint={<Sample cells={sample.map((row) => row[index] ?? '')} />}
              options={options}
              empty="Leave out"
            />
          ))}
        </div>
        <SubmitButton kind={draft.check ? 'quiet' : 'filled'}>
          {draft.check ? 'Check again' : 'Check the list'}
        </SubmitButton>
      </EnrolForm>
    </Card>
  )
}

function Sample({ cells }: { cells: string[] }) {
  const filled = cells.filter(Boolean).map((cell) => (cell.length > 30 ? `${cell.slice(0, 30)}…` : cell))
  return (
    <span className="[overflow-wrap:anywhere]">
      {filled.length > 0 ? filled.join(' · ') : 'Empty in the first rows'}
    </span>
  )
}
