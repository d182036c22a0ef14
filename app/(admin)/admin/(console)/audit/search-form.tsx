import { HiddenField } from '@/components/form/hidden-field'
import { SearchValues } from '@/components/form/search-values'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import type { AuditSearch } from '@/lib/domain/audit/queries'
import { auditActions, auditSentence } from '@/lib/domain/audit/vocabulary'
import { paths } from '@/lib/web/paths'

type Props = { search: AuditSearch; actors: { id: string; name: string }[] }

/** A GET form: a search can be kept and sent on, and its address holds ids and dates only. */
export function SearchForm({ search, actors }: Props) {
  const { from, to, action, staffId, patientId } = search
  const actions = auditActions.map((value) => ({ value, label: capital(auditSentence(value)) }))
  return (
    <SearchValues initial={{ from: from ?? '', to: to ?? '', action: action ?? '', staff: staffId ?? '' }}>
      <form method="get" action={paths.audit()} className="flex flex-wrap items-end gap-x-4">
        <TextField name="from" label="From" type="date" width={10} />
        <TextField name="to" label="To" type="date" width={10} />
        <SelectField
          name="action"
          label="What"
          empty="Anything"
          options={actions.sort((one, other) => (one.label < other.label ? -1 : 1))}
        />
        <SelectField
          name="staff"
          label="Who"
          empty="Anybody"
          options={actors.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {patientId ? <HiddenField name="patient" value={patientId} /> : null}
        <div className="mb-6">
          <Button kind="quiet">Search the log</Button>
        </div>
      </form>
    </SearchValues>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
