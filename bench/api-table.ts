import { type Figures, median } from './load'
import { table } from './write-tables'

export type ApiRow = {
  what: 'reg-code-info' | 'login' | 'register-patient'
  connections: number
  enrol: Figures[]
  bare: Figures[]
}
export type ApiFigures = { rows: ApiRow[] }

const rate = (n: number) => (n < 100 ? n.toFixed(1) : n.toFixed(0))
const times = ({ p50, p99 }: Figures) => `${p50.toFixed(0)} / ${p99.toFixed(0)} ms`

/** The least of the runs: other programs can only add to it. */
function busy(all: Figures[]): string {
  const known = all.flatMap((one) => (typeof one.busy === 'number' ? [one.busy] : []))
  return known.length === 0 ? '?' : Math.min(...known).toFixed(1)
}

/** The table of docs/performance.md about the portal API. */
export function apiTable({ rows }: ApiFigures): string {
  return table(
    ['Call', 'Connections', 'Enrol (each run)', 'p50 / p99', 'Bare', 'p50 / p99', 'Ratio', 'Core busy for one'],
    rows.map((row) => {
      const [enrol, bare] = [median(row.enrol), median(row.bare)]
      return [
        `\`${row.what}\``,
        `${row.connections}`,
        `**${rate(enrol.perSecond)}**/s (${row.enrol.map(({ perSecond }) => rate(perSecond)).join(', ')})`,
        times(enrol),
        `${rate(bare.perSecond)}/s`,
        times(bare),
        `**${(enrol.perSecond / bare.perSecond).toFixed(2)}**`,
        `${busy(row.enrol)} / ${busy(row.bare)} ms`,
      ]
    }),
  )
}
