import { BarChart } from '@/components/ui/bar-chart'
import { Card } from '@/components/ui/card'
import { type Funnel, funnelSentence } from '@/lib/domain/sign-up-codes/funnel'
import type { SignUpCode } from '@/lib/domain/sign-up-codes/queries'
import { paths } from '@/lib/web/paths'

/** How far people come with the code. */
export function FunnelCard({ code, funnel }: { code: SignUpCode; funnel: Funnel }) {
  return (
    <Card title="From this code, last 30 days" actions={<a href={paths.signUpCode(code.id)}>Since it began</a>}>
      <BarChart
        bars={[
          { label: 'Opened', value: funnel.opened },
          { label: 'Started', value: funnel.started },
          { label: 'Submitted', value: funnel.submitted },
          { label: 'Activated', value: funnel.activated },
        ]}
        sentence={funnelSentence(funnel)}
      />
    </Card>
  )
}
