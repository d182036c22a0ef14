import 'server-only'
import { manifestOf } from '@/lib/domain/bulk-letters/queries'
import { practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { formatDate, groupDigits, zoneOfNation } from '@/lib/format'
import { csvFile } from './csv-file'
import { leftOutReason } from './left-out-reason'

/** The list that goes with a bundle of letters: a line for each, in the order they are printed; no code is in it. */
export async function lettersList(ctx: Ctx, bundleId: string): Promise<Response> {
  const lines = await manifestOf(ctx, bundleId)
  const { nation } = await practiceById(ctx.db, practiceOf(ctx))
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zoneOfNation[nation] })
  const count = (number: number | null) => (number === null ? '' : String(number))
  const headings = [
    'Line',
    'Name',
    'Postcode',
    'Account ID',
    'Letter',
    'Printed',
    'Good until',
    'Now',
    'Left out because',
  ]
  const rows = lines.map((line) => [
    String(line.position + 1),
    line.name ?? '',
    line.postcode ?? '',
    line.accountNumber ? groupDigits(line.accountNumber) : '',
    count(line.issueNumber),
    count(line.printCount),
    line.expiresAt ? formatDate(day.format(line.expiresAt), 'en') : '',
    line.status ?? '',
    line.leftOut ? leftOutReason(line.leftOut) + (line.line ? ` (line ${line.line} of what was pasted)` : '') : '',
  ])
  return csvFile('registration-letters', headings, inOnePage(rows))
}

async function* inOnePage(rows: string[][]) {
  yield rows
}
