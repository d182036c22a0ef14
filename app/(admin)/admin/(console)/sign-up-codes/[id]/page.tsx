import { BarChart } from '@/components/ui/bar-chart'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/domain/access/authorize'
import { standingTags, usesOf, windowOf } from '@/lib/domain/sign-up-codes/code-words'
import { funnelSentence } from '@/lib/domain/sign-up-codes/funnel'
import { funnelOf, type SignUpCode, signUpCodeById } from '@/lib/domain/sign-up-codes/queries'
import { formatDateTime, zoneOfNation } from '@/lib/format'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { CodeActions } from './code-actions'
import { WindowCard } from './window-card'

const sentences: Record<string, string> = {
  created: 'The code is made.',
  saved: 'The limit and days are saved.',
  paused: 'The code is paused. Nobody can use it until you resume it.',
  resumed: 'The code works again.',
  ended: 'The code has ended. Its letters may be used for a new code.',
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> }

export default async function SignUpCodePage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('sign-up-code:view')
  const { id } = await params
  const code = await orNotFound(signUpCodeById(ctx, id))
  const [ever, recent] = [await funnelOf(ctx, id), await funnelOf(ctx, id, 30)]
  const sentence = sentences[(await searchParams).done ?? '']
  const zone = zoneOfNation[practice.nation]
  const mayEdit = can(actor, 'sign-up-code:edit') && code.status !== 'ended'
  const title = await refusedTitle(`${code.code} – Sign-up codes – ${practice.name}`)
  return (
    <>
      {mayEdit ? null : <title>{title}</title>}
      <Breadcrumbs crumbs={[{ href: paths.signUpCodes(), text: 'Sign-up codes' }]} />
      <div className="flex flex-wrap items-baseline gap-x-3.5 gap-y-1">
        <h1 className="font-mono [overflow-wrap:anywhere]">{code.code}</h1>
        <Tag kind={standingTags[code.standing].kind}>{standingTags[code.standing].text}</Tag>
      </div>
      {sentence ? (
        <Notice kind="success" announce>
          <p>{sentence}</p>
        </Notice>
      ) : null}
      {code.standing === 'offline' ? (
        <Notice kind="warning">
          <p>
            It does not work, because online booking is off for{' '}
            <a href={paths.chargeband(code.chargebandId)}>{code.chargebandName}</a>.
          </p>
        </Notice>
      ) : null}
      <div className="mt-4 grid items-start gap-5 lg:grid-cols-[1.3fr_1fr]">
        <div className="grid grid-cols-1 gap-5">
          <Card title="This code">
            <CodeFacts code={code} zone={zone} />
            <CodeActions code={code} mayEdit={mayEdit} />
          </Card>
          <Card title="From code to account">
            <BarChart
              bars={[
                { label: 'Opened', value: ever.opened },
                { label: 'Started', value: ever.started },
                { label: 'Submitted', value: ever.submitted },
                { label: 'Activated', value: ever.activated },
              ]}
              sentence={`${funnelSentence(ever)} In the last 30 days ${recent.opened.toLocaleString('en-GB')} opened it and ${recent.activated.toLocaleString('en-GB')} activated.`}
            />
          </Card>
        </div>
        {mayEdit ? <WindowCard {...{ code, zone, title }} /> : null}
      </div>
    </>
  )
}

function CodeFacts({ code, zone }: { code: SignUpCode; zone: string }) {
  const folder = code.chargebandFolder ? `${code.chargebandFolder}/` : ''
  return (
    <Facts
      rows={[
        {
          key: 'Chargeband',
          value: (
            <a href={paths.chargeband(code.chargebandId)}>
              {folder}
              {code.chargebandName}
            </a>
          ),
        },
        { key: 'Used', value: usesOf(code) },
        { key: 'When', value: windowOf(code, zone) || 'always' },
        ...(code.isMain ? [{ key: 'Shown as', value: 'the chargeband’s Online sign-up invite code' }] : []),
        ...(code.endedAt ? [{ key: 'Ended', value: formatDateTime(code.endedAt, 'en', zone) }] : []),
      ]}
    />
  )
}
