import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { headingIn, importFields } from '@/lib/domain/imports/vocabulary'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

export default async function ExportPage() {
  const { practice } = await staffPage('patient:export')
  return (
    <>
      <title>{`Export patients – ${practice.name}`}</title>
      <h1>Export patients</h1>
      <div className="mt-4 grid grid-cols-1 gap-5">
        <Card title="Everybody on file">
          <p className="max-w-measure">
            One CSV file with a row a patient, those who left or died among them. An import understands its columns as
            they are, so it can be sent in to another practice. Of restricted records it has no address, email or
            mobile.
          </p>
          <p className="max-w-measure">
            The file names every patient and is protected by nothing. Keep it where only those who need it can open it,
            and delete it when it has served. That you exported it is written in the audit log.
          </p>
          <form method="post" action={paths.exportFile()} className="mt-4">
            <Button>Download the list</Button>
          </form>
        </Card>
        <Card title="Its columns">
          <ul className="columns-2 sm:columns-3">
            {importFields.map(({ field }) => (
              <li key={field}>{headingIn(practice.nation, field)}</li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}
