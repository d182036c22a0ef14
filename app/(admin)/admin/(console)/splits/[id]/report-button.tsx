import { Button } from '@/components/ui/button'
import { paths } from '@/lib/web/paths'

/** The whole list, a line for each patient; it is posted for, as it is written in the log. */
export function ReportButton({ splitId }: { splitId: string }) {
  return (
    <form method="post" action={paths.splitReport(splitId)} className="mt-3">
      <Button kind="quiet">Download the report (CSV)</Button>
    </form>
  )
}
