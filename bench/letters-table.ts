import type { LetterFigures } from './letters'
import { table } from './write-tables'

const rate = (n: number) => (n < 100 ? n.toFixed(1) : n.toFixed(0))

/** The table of docs/performance.md about letters in bulk. */
export function lettersTable({ count, made, enrol, bare, tenth }: LetterFigures): string {
  const perSecond = (all: { seconds: number }[]) => all.map(({ seconds }) => count / seconds).sort((a, b) => a - b)
  const middle = (all: { seconds: number }[]) => perSecond(all)[Math.floor((all.length - 1) / 2)] ?? 0
  const MB = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  const many = (number: number) => number.toLocaleString('en-GB')
  const peak = Math.max(...enrol.map((one) => one.peak))
  return [
    table(
      ['What', 'Enrol (each run)', 'Bare pdfkit', 'Ratio'],
      [
        [
          `${many(count)} letters into one PDF`,
          `**${rate(middle(enrol))}**/s (${perSecond(enrol).map(rate).join(', ')})`,
          `${rate(middle(bare))}/s`,
          `**${(middle(enrol) / middle(bare)).toFixed(2)}**`,
        ],
      ],
    ),
    '',
    `Peak memory of the drawing process: ${MB(tenth.peak)} for ${many(count / 10)} letters, ${MB(peak)} for ${many(count)}. Before that, accounts made, letters issued and prints counted: ${rate(made)}/s.`,
  ].join('\n')
}
