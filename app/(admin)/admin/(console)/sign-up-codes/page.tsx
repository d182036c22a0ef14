import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/domain/access/authorize'
import { standingTags, usesOf, windowOf } from '@/lib/domain/sign-up-codes/code-words'
import { listSignUpCodes } from '@/lib/domain/sign-up-codes/queries'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

type Props = { searchParams: Promise<{ show?: string }> }

/** Every code people may type to sign up, and how each is doing. */
export default async function SignUpCodesPage({ searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('sign-up-code:view')
  const ended = (await searchParams).show === 'ended'
  const codes = await listSignUpCodes(ctx, { ended })
  const zone = zoneOfNation[practice.nation]
  const mayEdit = can(actor, 'sign-up-code:edit')
  const heading = ended ? 'Ended sign-up codes' : 'Sign-up codes'
  return (
    <>
      <title>{`${heading} – ${practice.name}`}</title>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1>{heading}</h1>
        {mayEdit && !ended ? <ButtonLink href={paths.newSignUpCode()}>New sign-up code</ButtonLink> : null}
      </div>
      {codes.length === 0 ? (
        <Nothing ended={ended} />
      ) : (
        <div className="rounded-box border border-line bg-surface px-3 py-2">
          <Table
            caption={heading}
            captionHidden
            columns={[
              { heading: 'Code' },
              { heading: 'Status' },
              { heading: 'Chargeband' },
              { heading: 'Used' },
              { heading: 'When' },
            ]}
            rows={codes.map((code) => ({
              id: code.id,
              cells: [
                <a key="code" href={paths.signUpCode(code.id)} className="font-mono font-semibold">
                  {code.code}
                </a>,
                <span key="status" className="whitespace-nowrap">
                  <Tag kind={standingTags[code.standing].kind}>{standingTags[code.standing].text}</Tag>
                </span>,
                <a key="chargeband" href={paths.chargeband(code.chargebandId)}>
                  {code.chargebandName}
                </a>,
                <span key="uses" className="num">
                  {usesOf(code)}
                </span>,
                windowOf(code, zone) || 'always',
              ],
            }))}
          />
        </div>
      )}
      <p>
        {ended ? (
          <a href={paths.signUpCodes()}>Back to the codes in use</a>
        ) : (
          <a href={paths.endedSignUpCodes()}>Show ended codes</a>
        )}
      </p>
    </>
  )
}

function Nothing({ ended }: { ended: boolean }) {
  if (ended) return <EmptyState title="No code has ended" />
  return (
    <EmptyState title="No sign-up codes yet">
      <p>
        A sign-up code lets people register onto a chargeband. Make one here, or in the online settings of a{' '}
        <a href={paths.chargebands()}>chargeband</a>.
      </p>
    </EmptyState>
  )
}
