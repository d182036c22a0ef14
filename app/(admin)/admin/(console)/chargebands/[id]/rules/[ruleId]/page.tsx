import { notFound } from 'next/navigation'
import { editRuleAction, removeRuleAction } from '@/app/(admin)/admin/(console)/chargebands/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Dialog } from '@/components/ui/dialog'
import { chargebandById, ruleChoices, rulesOf } from '@/lib/domain/chargebands/queries'
import { kindsOfRule } from '@/lib/domain/chargebands/rule-kinds'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { conditionsOf, initialOf } from '../rule-fields'
import { RuleForm } from '../rule-form'

export default async function RulePage({ params }: { params: Promise<{ id: string; ruleId: string }> }) {
  const { ctx, practice } = await staffPage('chargeband:edit')
  const { id, ruleId } = await params
  const band = await orNotFound(chargebandById(ctx, id))
  const found = (await rulesOf(ctx, id)).find((rule) => rule.id === ruleId)
  if (!found) notFound()
  const { rule, name, appliesWhen, version } = found
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.chargebands(), text: 'Chargebands' },
          { href: paths.chargeband(id), text: band.name },
        ]}
      />
      <h1 className="mb-4">
        {kindsOfRule[rule.kind].label}: {name}
      </h1>
      <RuleForm
        action={editRuleAction}
        title={`${name} – ${band.name} – ${practice.name}`}
        initial={{ name, ...conditionsOf(appliesWhen), ...initialOf(rule) }}
        chargebandId={id}
        kind={rule.kind}
        choices={{ ...(await ruleChoices(ctx)), currency: practice.nation === 'ukraine' ? '₴' : '£' }}
        rule={{ id: ruleId, version }}
      />
      <div className="mt-6 max-w-measure border-t border-line pt-4">
        <Dialog title={`Remove “${name}”?`} opener="Remove rule…" kind="danger">
          <p>The rules below it move up. What patients may book or pay can change at once.</p>
          <EnrolForm action={removeRuleAction} className="mt-4">
            <HiddenField name="chargebandId" value={id} />
            <HiddenField name="ruleId" value={ruleId} />
            <SubmitButton kind="danger">Remove rule</SubmitButton>
          </EnrolForm>
        </Dialog>
      </div>
    </>
  )
}
