import { addRuleAction } from '@/app/(admin)/admin/(console)/chargebands/actions'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { chargebandById, ruleChoices } from '@/lib/domain/chargebands/queries'
import { kindsOfRule } from '@/lib/domain/chargebands/rule-kinds'
import { type RuleKind, ruleKinds } from '@/lib/domain/chargebands/vocabulary'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { RuleForm } from '../rule-form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kind?: string }> }

/** First the kind, then the rule. */
export default async function NewRulePage({ params, searchParams }: Props) {
  const { ctx, practice } = await staffPage('chargeband:edit')
  const { id } = await params
  const band = await orNotFound(chargebandById(ctx, id))
  const wanted = (await searchParams).kind
  const kind = ruleKinds.find((one) => one === wanted)
  const title = `Add rule – ${band.name} – ${practice.name}`
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.chargebands(), text: 'Chargebands' },
          { href: paths.chargeband(id), text: band.name },
          ...(kind ? [{ href: paths.newRule(id), text: 'Add rule' }] : []),
        ]}
      />
      {kind ? (
        <>
          <h1 className="mb-4">New rule: {kindsOfRule[kind].label}</h1>
          <RuleForm
            action={addRuleAction}
            title={title}
            initial={{ allow: 'on' }}
            chargebandId={id}
            kind={kind}
            choices={{ ...(await ruleChoices(ctx)), currency: practice.nation === 'ukraine' ? '₴' : '£' }}
          />
        </>
      ) : (
        <>
          <title>{title}</title>
          <h1 className="mb-4">What kind of rule?</h1>
          <ChooseKind chargebandId={id} kinds={ruleKinds} />
        </>
      )}
    </>
  )
}

function ChooseKind({ chargebandId, kinds }: { chargebandId: string; kinds: readonly RuleKind[] }) {
  return (
    <ul className="m-0! grid max-w-measure list-none gap-3 p-0!">
      {kinds.map((kind) => (
        <li key={kind} className="rounded-box border border-line bg-surface p-4">
          <a href={`${paths.newRule(chargebandId)}?kind=${kind}`} className="font-semibold">
            {kindsOfRule[kind].label}
          </a>
          <p className="mb-0! text-ink-soft">{kindsOfRule[kind].purpose}</p>
        </li>
      ))}
    </ul>
  )
}
