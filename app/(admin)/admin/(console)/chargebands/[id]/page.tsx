import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/domain/access/authorize'
import { chargebandById, reachOf, ruleChoices, rulesOf } from '@/lib/domain/chargebands/queries'
import { schemesOfBand } from '@/lib/domain/memberships/queries'
import { currencyOf } from '@/lib/domain/memberships/vocabulary'
import { funnelOf, listSignUpCodes } from '@/lib/domain/sign-up-codes/queries'
import { formatCount, zoneOfNation } from '@/lib/format'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { sentenceFor } from '@/lib/web/sentence-for'
import { FunnelCard } from './funnel-card'
import { MembershipCard } from './membership-card'
import { OfflineCard } from './offline-card'
import { OnlineCard } from './online-card'
import { RulesCard } from './rules-card'
import { TryRulesCard } from './try-rules-card'

const sentences: Record<string, string> = {
  created: 'The chargeband is made. Add its rules, then enable online booking.',
  renamed: 'The name is changed.',
  enabled: 'Online booking is on. Nobody was written to. Set the sign-up code below.',
  'enabled-notified': 'Online booking is on, and the messages are on their way. Set the sign-up code below.',
  disabled: 'Online booking is off. The sign-up codes of this chargeband do not work until you enable it again.',
  settings: 'The online settings are saved.',
  scheme:
    'The membership scheme is made. People can register with its code, and patients of this chargeband can join it.',
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Partial<Record<'done' | 'service' | 'site' | 'clinician' | 'location' | 'tag', string>>>
}

export default async function ChargebandPage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('chargeband:view')
  const { id } = await params
  const { done, ...asked } = await searchParams
  const sentence = sentenceFor(done, sentences)
  const band = await orNotFound(chargebandById(ctx, id))
  const [rules, codes] = await Promise.all([rulesOf(ctx, id), listSignUpCodes(ctx, { chargebandId: id })])
  const mayEdit = can(actor, 'chargeband:edit') && band.archivedAt === null
  const online = band.onlineSince !== null
  const main = codes.find(({ isMain }) => isMain) ?? null
  const shown = main ?? codes[0] ?? null
  const title = await refusedTitle(`${band.name} – Chargebands – ${practice.name}`)

  return (
    <>
      {online && mayEdit ? null : <title>{title}</title>}
      <Breadcrumbs crumbs={[{ href: paths.chargebands(), text: 'Chargebands' }]} />
      <div className="flex flex-wrap items-baseline gap-x-3.5 gap-y-1">
        <h1>{band.name}</h1>
        {band.archivedAt ? (
          <Tag kind="off">Archived</Tag>
        ) : (
          <Tag kind={online ? 'good' : 'off'}>{online ? 'Online booking on' : 'Online booking off'}</Tag>
        )}
        {mayEdit ? <a href={paths.editChargeband(id)}>Rename or archive</a> : null}
      </div>
      <p className="mb-4! text-ink-soft">
        {[band.company, ...band.folder.split('/').filter(Boolean)].join(' › ')} ·{' '}
        <a href={paths.chargebandPatients(id)}>
          {band.patients === 1 ? '1 patient' : `${formatCount(band.patients)} patients`}
        </a>
      </p>
      {sentence ? (
        <Notice kind="success" announce>
          <p>{sentence}</p>
        </Notice>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[1.3fr_1fr]">
        <div className="grid grid-cols-1 gap-5">
          <RulesCard chargebandId={id} rules={rules} mayEdit={mayEdit} />
          {rules.length > 0 ? (
            <TryRulesCard
              {...{ chargebandId: id, rules, asked }}
              choices={await ruleChoices(ctx)}
              currency={currencyOf(practice.nation)}
            />
          ) : null}
        </div>
        <div className="grid grid-cols-1 gap-5">
          {online ? (
            <OnlineCard {...{ band, main, codes, mayEdit, title, practice }} zone={zoneOfNation[practice.nation]} />
          ) : (
            <OfflineCard {...{ band, mayEdit }} codes={codes.length} reach={mayEdit ? await reachOf(ctx, id) : null} />
          )}
          {band.companyType === 'practice' ? (
            <MembershipCard chargebandId={id} schemes={await schemesOfBand(ctx, id)} mayEdit={mayEdit} />
          ) : null}
          {shown ? <FunnelCard code={shown} funnel={await funnelOf(ctx, shown.id, 30)} /> : null}
        </div>
      </div>
    </>
  )
}
