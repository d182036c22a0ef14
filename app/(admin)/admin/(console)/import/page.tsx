import { ErrorSummary } from '@/components/form/error-summary'
import { controlClasses, frameClasses } from '@/components/form/field-classes'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { recentBatches } from '@/lib/domain/batches/queries'
import { formatDateTime, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { progressSentence, statusWords } from '../batches/batch-words'
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
            <Table
              caption="Imports so far"
              captionHidden
              columns={[{ heading: 'Sent' }, { heading: 'By' }, { heading: 'State' }, { heading: 'Rows' }]}
              rows={recent.map((one) => ({
                id: one.id,
                cells: [
                  <a
                    key="when"
                    href={
                      one.status === 'draft' || one.status === 'checking'
                        ? paths.importDraft(one.id)
                        : paths.batch(one.id)
                    }
                  >
                    {formatDateTime(one.createdAt, 'en', zone)}
                  </a>,
                  one.startedBy,
                  <Tag key="state" kind={statusWords[one.status].kind}>
                    {statusWords[one.status].text}
                  </Tag>,
                  progressSentence(one),
                ],
              }))}
            />
          </Card>
        ) : null}
      </div>
    </>
  )
}
