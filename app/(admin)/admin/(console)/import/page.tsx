import { ErrorSummary } from '@/components/form/error-summary'
import { controlClasses, frameClasses } from '@/components/form/field-classes'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { recentBatches } from '@/lib/domain/batches/queries'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { BatchesTable } from '../batches/batches-table'
import { fileProblemSentence } from './file-problems'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ImportPage({ searchParams }: Props) {
  const { ctx, practice } = await staffPage('patient:import')
  const recent = await recentBatches(ctx, 'import')
  const { problem, line } = await searchParams
  const error = fileProblemSentence(problem, line)
  const zone = zoneOfNation[practice.nation]
  return (
    <>
      <title>{`${error ? 'Error: ' : ''}Import patients – ${practice.name}`}</title>
      {error ? <ErrorSummary heading="There is a problem" entries={[{ text: error, href: '#file' }]} /> : null}
      <h1>Import patients</h1>
      <div className="mt-4 grid grid-cols-1 gap-5">
        <Card title="Choose a list">
          <p className="max-w-measure">
            A CSV file with a row of headings and one row a patient, up to 100,000 rows. You then say what each column
            holds and see every problem; nobody is put on file before you start the import.
          </p>
          <form method="post" action={paths.importFile()} encType="multipart/form-data" className="mt-4 max-w-measure">
            <div className={frameClasses(error !== null)}>
              <label htmlFor="file" className="mb-1 block font-semibold">
                List of patients
              </label>
              {error ? (
                <p id="file-error" className="font-semibold text-bad">
                  <span className="sr-only">Error: </span>
                  {error}
                </p>
              ) : null}
              <input
                id="file"
                name="file"
                type="file"
                accept=".csv,.txt,.tsv,text/csv,text/plain"
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? 'file-error' : undefined}
                className={`${controlClasses} w-full`}
              />
            </div>
            <Button>Send the list</Button>
          </form>
        </Card>
        {recent.length > 0 ? (
          <Card title="Imports so far">
            <BatchesTable caption="Imports so far" when="Sent" batches={recent} zone={zone} />
          </Card>
        ) : null}
      </div>
    </>
  )
}
