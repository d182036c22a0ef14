import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { ImportDraft } from '@/lib/domain/imports/queries'
import { paths } from '@/lib/web/paths'
import { inWords, wordsIn } from '@/lib/web/words'
import { startImportAction } from '../actions'

type Props = { importId: string; check: NonNullable<ImportDraft['check']> }

const count = (number: number) => number.toLocaleString('en-GB')
const rows = (number: number) => `${count(number)} ${number === 1 ? 'row' : 'rows'}`

/** What the dry run found: how many rows would be tried, and every problem or the first hundred. */
export function CheckCard({ importId, check }: Props) {
  const t = wordsIn('en')
  return (
    <Card title="What the check found">
      <p>
        {rows(check.good)} {check.good === 1 ? 'has' : 'have'} no problem. {rows(check.bad)} cannot be imported, with{' '}
        {count(check.problems)} {check.problems === 1 ? 'problem' : 'problems'}.
      </p>
      {check.bad > 0 ? (
        <>
          <p>
            <a href={paths.importProblems(importId)}>Download every problem as a CSV file</a>
          </p>
          <Table
            caption={check.problems > check.first.length ? 'The first 100 problems' : 'Problems'}
            columns={[{ heading: 'Row' }, { heading: 'Column' }, { heading: 'Problem' }]}
            rows={check.first.map(({ row, column, key, params }) => ({
              id: `${row} ${column}`,
              cells: [count(row), column, inWords(t, params ? { key, params } : { key })],
            }))}
          />
        </>
      ) : null}
      {check.good > 0 ? (
        <>
          <p className="mt-4 max-w-measure">
            Each row is imported whole or not at all. Who is on file already is found as they are imported: somebody
            with the same number, surname and date of birth is left as they are; whoever may be somebody on file is left
            out for staff to look at.
          </p>
          <EnrolForm action={startImportAction} className="mt-4">
            <HiddenField name="importId" value={importId} />
            <SubmitButton>{`Import ${rows(check.good)}`}</SubmitButton>
          </EnrolForm>
        </>
      ) : (
        <p>No row can be imported as the columns are set. Change what they hold, or mend the file and send it again.</p>
      )}
    </Card>
  )
}
