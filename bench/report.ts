import type { Figures } from './load'
import { measuredOn } from './machine'
import type { Weight } from './page-weight'
import { pinning } from './pinning'
import type { RaceResult } from './race-ground'
import { table, writeTables } from './write-tables'

type Measured = { middle: Figures; all: Figures[] }
export type Results = {
  figures: Map<string, Measured>
  rows: Record<string, Record<string, number>>
  weights: Weight[]
  races: RaceResult[]
  rounds: number
  slug: string
}

const whats: [string, string][] = [
  ['submit', 'Registration: password and *Submit registration* (2 POSTs, 8 at once)'],
  ['alone', 'The same, one after the other'],
  ['journey', 'Registration: the whole journey without scripts (12 POSTs, 13 GETs, 8 at once)'],
  ['form', 'Form page: *How can we reach you?* (GET, 10 at once)'],
  ['first', 'Form page: *What is your sign-up code?* (GET, 10 at once)'],
  ['claim', 'Claim of an account by letter: codes, password, terms (3 POSTs, 24 at once)'],
  ['sign-in', 'Patient sign-in (1 POST, 24 at once)'],
]

const budget = 45

const rate = (n: number) => (n < 100 ? n.toFixed(1) : n.toFixed(0))
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** The least of the runs: other programs can only add to it. */
function busy({ all }: Measured): string {
  const known = all.flatMap((one) => (typeof one.busy === 'number' ? [one.busy] : []))
  return known.length === 0 ? '?' : Math.min(...known).toFixed(1)
}

function speeds({ figures }: Results): string {
  const rows = whats.map(([what, title]) => {
    const enrol = figures.get(`${what} enrol`)
    const bare = figures.get(`${what} bare`)
    if (!enrol || !bare) return [title]
    const spread = enrol.all.map(({ perSecond }) => rate(perSecond)).join(', ')
    return [
      title,
      `**${rate(enrol.middle.perSecond)}**/s (${spread})`,
      `${enrol.middle.p50.toFixed(0)} / ${enrol.middle.p99.toFixed(0)} ms`,
      `${rate(bare.middle.perSecond)}/s`,
      `${bare.middle.p50.toFixed(0)} / ${bare.middle.p99.toFixed(0)} ms`,
      `**${(enrol.middle.perSecond / bare.middle.perSecond).toFixed(2)}**`,
      `${busy(enrol)} / ${busy(bare)} ms`,
    ]
  })
  return table(
    ['What', 'Enrol (each run)', 'p50 / p99', 'Bare', 'p50 / p99', 'Ratio', 'Core busy for one (Enrol / bare)'],
    rows,
  )
}

function weight({ weights, slug }: Results): string {
  const empty = weights.find(({ page }) => page === '/dev/empty')
  const rows = weights
    .filter((one) => one !== empty)
    .map(({ page, onLoad, afterTouch, html }) => [
      page.replace(slug, '&lt;practice&gt;'),
      kB(html),
      kB(onLoad - (empty?.onLoad ?? 0)),
      kB(afterTouch - (empty?.onLoad ?? 0)),
    ])
  const heaviest = Math.max(...weights.map(({ afterTouch }) => afterTouch)) - (empty?.onLoad ?? 0)
  const verdict = heaviest <= budget * 1000 ? 'inside' : '**over**'
  return [
    table(['Page', 'HTML', 'JavaScript above the empty page', 'and after the first touch of a field'], rows),
    '',
    `An empty page of the same build fetches ${kB(empty?.onLoad ?? 0)} of JavaScript (React and Next). The heaviest form page fetches ${kB(heaviest)} more: ${verdict} the budget of ${budget} kB.`,
  ].join('\n')
}

const raced = ({ races }: Results) =>
  table(
    ['Thing', 'Callers at once', 'May be used', 'Was used'],
    races.map(({ thing, callers, expected, used }) => [thing, `${callers}`, `${expected}`, `${used}`]),
  )

function written({ rows }: Results): string {
  const names = Object.keys(rows.enrol ?? {})
  const of = (side: string) => names.map((name) => `${rows[side]?.[name] ?? '?'}`)
  return table(
    ['Rows a registration', ...names],
    [
      ['Enrol', ...of('enrol')],
      ['Bare', ...of('bare')],
    ],
  )
}

/** Prints the tables, and puts them between the words of docs/performance.md, which people write. */
export function report(results: Results, { write }: { write: boolean }): void {
  const parts: Record<string, string> = {
    machine: `${measuredOn()} Sharing: ${pinning}. Each figure is the median of ${results.rounds} runs, both sides in turn in the same run.`,
    speeds: speeds(results),
    rows: written(results),
    weight: weight(results),
    races: raced(results),
  }
  writeTables(parts, { write })
}
