import { findToJoinAction } from '@/app/(admin)/admin/(console)/registrations/[id]/actions'
import { DecisionFrame } from '@/app/(admin)/admin/(console)/registrations/[id]/decision-frame'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { searchPatients } from '@/lib/domain/patients/search-patients'
import { dateIn, formatDate, formatIdentifier, formatName, zoneOfNation } from '@/lib/format'
import { wordsOfSearch } from '@/lib/web/kept-search'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ search?: string | string[] }> }

const few = 10

export default async function ChooseToJoinPage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('registration:decide')
  const { id } = await params
  const { search } = await searchParams
  const query = await wordsOfSearch(actor, typeof search === 'string' ? search : null)
  const today = dateIn(ctx.now, zoneOfNation[practice.nation])
  const found = query ? await searchPatients(ctx, { query, today, limit: few }) : null
  return (
    <DecisionFrame ctx={ctx} practice={practice} registrationId={id} heading="Find the patient to join to">
      {(title) => (
        <>
          <EnrolForm action={findToJoinAction} title={title} initial={{ q: query ?? '' }}>
            <HiddenField name="registrationId" value={id} />
            <TextField
              name="q"
              label="Name, date of birth, number, phone or email"
              hint="All words must fit; the start of each is enough"
              type="search"
              autoComplete="off"
            />
            <SubmitButton>Find</SubmitButton>
          </EnrolForm>
          {found ? (
            <>
              <p role="status">
                {found.results.length === 0
                  ? 'Nobody on file fits every word.'
                  : `${found.more ? 'The first ' : ''}${found.results.length} found.`}
              </p>
              <ul className="max-w-measure divide-y divide-line">
                {found.results.map((line) => (
                  <li key={line.id} className="py-2">
                    <a href={paths.joinRegistration(id, line.id)}>Compare with {formatName(line)}</a>
                    <span className="num">
                      , born {formatDate(line.dateOfBirth)}
                      {line.identifier ? `, ${formatIdentifier(line.identifier.scheme, line.identifier.value)}` : ''}
                      {line.postcode ? `, ${line.postcode}` : ''}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      )}
    </DecisionFrame>
  )
}
