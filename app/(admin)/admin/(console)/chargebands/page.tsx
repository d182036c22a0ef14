import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/domain/access/authorize'
import { type ChargebandLine, listChargebands } from '@/lib/domain/chargebands/queries'
import { listSignUpCodes, type SignUpCode } from '@/lib/domain/sign-up-codes/queries'
import { formatCount } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

type Props = { searchParams: Promise<{ show?: string; done?: string }> }

/** The practice's chargebands by company and folder. */
export default async function ChargebandsPage({ searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('chargeband:view')
  const { show, done } = await searchParams
  const archived = show === 'archived'
  const [bands, codes] = await Promise.all([listChargebands(ctx, { archived }), listSignUpCodes(ctx)])
  const mayEdit = can(actor, 'chargeband:edit')
  const heading = archived ? 'Archived chargebands' : 'Chargebands'
  const companies = [...new Set(bands.map(({ company }) => company))]

  return (
    <>
      <title>{`${heading} – ${practice.name}`}</title>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1>{heading}</h1>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <a href={paths.companies()}>Companies</a>
          <a href={paths.services()}>Services</a>
          {mayEdit && !archived ? <ButtonLink href={paths.newChargeband()}>New chargeband</ButtonLink> : null}
        </div>
      </div>
      {done === 'archived' ? (
        <Notice kind="success" announce>
          <p>The chargeband is archived, and its sign-up codes have ended.</p>
        </Notice>
      ) : null}
      {bands.length === 0 ? <Nothing archived={archived} mayEdit={mayEdit} /> : null}
      {companies.map((company) => (
        <section key={company} className="mb-6">
          <h2 className="mb-2">{company}</h2>
          {folders(bands.filter((band) => band.company === company)).map(([folder, inFolder]) => (
            <FolderTable key={folder} {...{ company, folder, codes }} bands={inFolder} />
          ))}
        </section>
      ))}
      <p>
        {archived ? (
          <a href={paths.chargebands()}>Back to the chargebands in use</a>
        ) : (
          <a href={paths.archivedChargebands()}>Show archived chargebands</a>
        )}
      </p>
    </>
  )
}

function folders(bands: ChargebandLine[]): [string, ChargebandLine[]][] {
  return [...new Set(bands.map(({ folder }) => folder))].map((folder) => [
    folder,
    bands.filter((band) => band.folder === folder),
  ])
}

type FolderProps = { company: string; folder: string; bands: ChargebandLine[]; codes: SignUpCode[] }

function FolderTable({ company, folder, bands, codes }: FolderProps) {
  return (
    <div className="mb-4 rounded-box border border-line bg-surface px-3 py-2">
      <Table
        caption={folder || `Chargebands of ${company}`}
        captionHidden={!folder}
        columns={[
          { heading: 'Chargeband' },
          { heading: 'Online booking' },
          { heading: 'Sign-up code' },
          { heading: 'Patients', numeric: true },
        ]}
        rows={bands.map((band) => ({
          id: band.id,
          cells: [
            <a key="name" href={paths.chargeband(band.id)} className="font-semibold">
              {band.name}
            </a>,
            <Tag key="online" kind={band.online ? 'good' : 'off'}>
              {band.online ? 'On' : 'Off'}
            </Tag>,
            <Codes key="codes" codes={codes.filter(({ chargebandId }) => chargebandId === band.id)} />,
            formatCount(band.patients),
          ],
        }))}
      />
    </div>
  )
}

function Codes({ codes }: { codes: SignUpCode[] }) {
  const [first, ...more] = codes
  if (!first) return <span className="text-ink-soft">None</span>
  return (
    <>
      <a href={paths.signUpCode(first.id)} className="font-mono">
        {first.code}
      </a>
      {more.length > 0 ? <span className="text-ink-soft"> and {more.length} more</span> : null}
    </>
  )
}

function Nothing({ archived, mayEdit }: { archived: boolean; mayEdit: boolean }) {
  if (archived) return <EmptyState title="No chargeband is archived" />
  return (
    <EmptyState title="No chargebands yet">
      <p>
        A chargeband is a group of patients with rules that say what they may book and pay. Patients sign up onto one
        with its sign-up code.
      </p>
      {mayEdit ? null : <p>A manager of your practice can make one.</p>}
    </EmptyState>
  )
}
