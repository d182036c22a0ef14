import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import type { schemeById } from '@/lib/domain/memberships/queries'
import { symbolOf } from '@/lib/domain/memberships/vocabulary'
import { archiveSchemeAction, changePriceAction } from '../actions'
import { PriceFields } from '../price-fields'

type Props = { scheme: Awaited<ReturnType<typeof schemeById>>; title: string }

/** Another price for new members, or no new members any more. */
export function ChangeCard({ scheme, title }: Props) {
  const inBoxes = (minor: number) => (minor / 100).toFixed(2)
  return (
    <Card title="Change">
      <EnrolForm
        // A saved change gives the fields their new first values.
        key={scheme.version}
        action={changePriceAction}
        title={title}
        initial={{ net: inBoxes(scheme.net), tax: inBoxes(scheme.tax) }}
      >
        <p className="mt-0!">A new price is for new members. Those who have joined keep theirs.</p>
        <HiddenField name="schemeId" value={scheme.id} />
        <HiddenField name="version" value={String(scheme.version)} />
        <PriceFields symbol={symbolOf[scheme.currency]} />
        <SubmitButton>Change price</SubmitButton>
      </EnrolForm>
      <div className="mt-4 border-t border-line pt-4">
        <Dialog title={`Archive ${scheme.name}?`} opener="Archive…" kind="danger">
          <p>
            Nobody can join it any more and its code stops working. Its members stay members and are billed as before.
          </p>
          <EnrolForm action={archiveSchemeAction} className="mt-4">
            <HiddenField name="schemeId" value={scheme.id} />
            <HiddenField name="version" value={String(scheme.version)} />
            <SubmitButton kind="danger">Archive</SubmitButton>
          </EnrolForm>
        </Dialog>
      </div>
    </Card>
  )
}
