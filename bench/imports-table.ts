import type { ImportFigures } from './imports'
import { table } from './write-tables'

/** The table of docs/performance.md about the import of a list. */
export function importsTable({ count, seconds: took, first, last }: ImportFigures): string {
  const perSecond = (time: number) => (count / time).toFixed(0)
  const all = took.received + took.checked + took.imported
  const row = (what: string, time: number, bold = '') => [
    what,
    `${bold}${time.toFixed(1)} s${bold}`,
    `${bold}${perSecond(time)}${bold}`,
  ]
  return [
    table(
      [`${count.toLocaleString('en-GB')} rows`, 'Time', 'Rows a second'],
      [
        row('Sent in and kept', took.received),
        row('Tried, every row', took.checked),
        row('Put on file', took.imported, '**'),
        row('All three', all),
        row('Bare COPY', took.bare),
      ],
    ),
    '',
    `Put on file in the first tenth: ${first.toFixed(0)} rows a second, in the last: ${last.toFixed(0)}. All three against bare COPY: **${(took.bare / all).toFixed(2)}**.`,
  ].join('\n')
}
