import { archiveChargebandAction, renameChargebandAction } from '@/app/(admin)/admin/(console)/chargebands/actions'
import { CheckboxField } from '@/components/form/checkbox-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { countMove } from '@/lib/domain/chargebands/move-preview'
import { chargebandById } from '@/lib/domain/chargebands/queries'
import { listSignUpCodes } from '@/lib/domain/sign-up-codes/queries'
import { formatCount } from '@/lib/format'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'

export default async function EditChargebandPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, practice } = await staffPage('chargeband:edit')
  const { id } = await params
  const band = await orNotFound(chargebandById(ctx, id))
  const codes = await listSignUpCodes(ctx, { chargebandId: id })
  const onList = await countMove(ctx, id)
  const gone = onList.left + onList.died
  const title = await refusedTitle(`Rename or archive ${band.name} – ${practice.name}`)
  const crumbs = (
    <Breadcrumbs
      crumbs={[
        { href: paths.chargebands(), text: 'Chargebands' },
        { href: paths.chargeband(id), text: band.name },
      ]}
    />
  )
  if (band.archivedAt) {
    return (
      <>
        <title>{title}</title>
        {crumbs}
        <h1 className="mb-4">{band.name}</h1>
        <Notice>
          <p>This chargeband is archived, so it cannot be changed.</p>
        </Notice>
      </>
    )
  }
  return (
    <>
      {crumbs}
      <h1 className="mb-4">Rename or archive {band.name}</h1>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card title="Name">
          <EnrolForm action={renameChargebandAction} title={title} initial={{ name: band.fullName }}>
            <HiddenField name="chargebandId" value={id} />
            <HiddenField name="version" value={String(band.version)} />
            <TextField
              name="name"
              label="Name"
              hint="With its folder first: Online/Private patients"
              autoComplete="off"
            />
            <SubmitButton>Save</SubmitButton>
          </EnrolForm>
        </Card>
        <Card title="Archive">
          {onList.moving > 0 ? (
            <p className="mt-0!">
              It cannot be archived while{' '}
              <a href={paths.chargebandPatients(id)}>
                {onList.moving === 1 ? '1 patient is' : `${formatCount(onList.moving)} patients are`}
              </a>{' '}
              on it. Move them to another chargeband first.
            </p>
          ) : (
            <>
              <p className="mt-0!">An archived chargeband keeps its history and cannot be used or changed any more.</p>
              {gone > 0 ? (
                <p>
                  {gone === 1 ? '1 patient' : `${formatCount(gone)} patients`} who left or died will keep it in their
                  record. Whoever of them comes back is on no chargeband until you choose one.
                </p>
              ) : null}
              <Dialog title={`Archive ${band.name}?`} opener="Archive…" kind="danger">
                <EnrolForm action={archiveChargebandAction}>
                  <HiddenField name="chargebandId" value={id} />
                  <HiddenField name="version" value={String(band.version)} />
                  {codes.length > 0 ? (
                    <CheckboxField
                      name="endCodes"
                      label={codes.length === 1 ? 'End its sign-up code' : `End its ${codes.length} sign-up codes`}
                      hint={codes.map(({ code }) => code).join(', ')}
                    />
                  ) : (
                    <p>It has no sign-up codes.</p>
                  )}
                  <SubmitButton kind="danger">Archive</SubmitButton>
                </EnrolForm>
              </Dialog>
            </>
          )}
        </Card>
      </div>
    </>
  )
}
