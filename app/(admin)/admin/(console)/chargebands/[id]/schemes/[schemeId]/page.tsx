import { notFound } from 'next/navigation'
import { frequencyWords, priceWords } from '@/app/(admin)/admin/(console)/chargebands/scheme-words'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/domain/access/authorize'
import { chargebandById } from '@/lib/domain/chargebands/queries'
import { membersOf, schemeById } from '@/lib/domain/memberships/queries'
import { formatMoney } from '@/lib/format'
import { absolute } from '@/lib/web/absolute'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { sentenceFor } from '@/lib/web/sentence-for'
import { ChangeCard } from './change-card'
import { MembersCard } from './members-card'

type Props = {
  params: Promise<{ id: string; schemeId: string }>
  searchParams: Promise<{ before?: string; done?: string }>
}

const sentences: Record<string, string> = {
  price: 'The price is changed for whoever joins from now on.',
  archived: 'The scheme is archived. Nobody can join it; its members stay members.',
}

export default async function SchemePage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('membership-scheme:view')
  const { id, schemeId } = await params
  const { before, done } = await searchParams
  const band = await orNotFound(chargebandById(ctx, id))
  const scheme = await orNotFound(schemeById(ctx, schemeId))
  if (scheme.chargebandId !== id) notFound()
  const page = await membersOf(ctx, { schemeId, before })
  const mayEdit = can(actor, 'membership-scheme:edit') && !scheme.archivedAt
  const title = `${scheme.name} – ${band.name} – ${practice.name}`
  const sentence = sentenceFor(done, sentences)
  return (
    <>
      {mayEdit ? null : <title>{title}</title>}
      <Breadcrumbs
        crumbs={[
          { href: paths.chargebands(), text: 'Chargebands' },
          { href: paths.chargeband(id), text: band.name },
        ]}
      />
      <div className="mb-4 flex flex-wrap items-baseline gap-x-3.5">
        <h1>{scheme.name}</h1>
        {scheme.archivedAt ? <Tag kind="off">Archived</Tag> : <Tag kind="good">Open</Tag>}
      </div>
      {sentence ? (
        <Notice kind="success" announce>
          <p>{sentence}</p>
        </Notice>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[1.3fr_1fr]">
        <MembersCard {...{ page, before }} chargebandId={id} schemeId={schemeId} />
        <div className="grid grid-cols-1 gap-5">
          <Card title="Scheme">
            <Facts
              rows={[
                { key: 'Membership code', value: <span className="font-mono">{scheme.code}</span> },
                { key: 'Price', value: <span className="num">{priceWords(scheme)}</span> },
                {
                  key: 'Of which tax',
                  value: <span className="num">{formatMoney(scheme.tax, scheme.currency)}</span>,
                },
                {
                  key: 'Billed',
                  value:
                    scheme.frequency === 'monthly'
                      ? `${frequencyWords.monthly}, on day ${scheme.billingDay}`
                      : frequencyWords[scheme.frequency],
                },
                {
                  key: 'To register',
                  value: (
                    <span className="[overflow-wrap:anywhere]">
                      {band.onlineSince
                        ? absolute(paths.register(practice.slug, scheme.code))
                        : 'The code works once online booking is enabled for the chargeband.'}
                    </span>
                  ),
                },
              ]}
            />
          </Card>
          {mayEdit ? <ChangeCard {...{ scheme, title }} /> : null}
        </div>
      </div>
    </>
  )
}
