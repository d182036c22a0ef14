import 'server-only'
import type { Ctx } from '@/lib/domain/shared/context'
import { type ReportLine, reportPages } from '@/lib/domain/splits/report-pages'
import { formatDate, groupDigits } from '@/lib/format'
import { csvFile } from './csv-file'
import { leftOutReason } from './left-out-reason'

const headings = ['Line', 'Name', 'Date of birth', 'Number', 'Postcode', 'Moved', 'Online access there', 'Why not']

/** Everybody of a move, with what came of each. */
export async function splitReportFile(ctx: Ctx, splitId: string): Promise<Response> {
  return csvFile('move-to-another-practice', headings, inLines(await reportPages(ctx, splitId)))
}

async function* inLines(pages: AsyncGenerator<ReportLine[]>) {
  for await (const page of pages) yield page.map(lineOf)
}

const access: Record<string, string> = {
  'moved-letter': 'New account, with a letter',
  'moved-record': 'None before',
  'moved-disabled': 'None: it was disabled',
  'moved-unchecked': 'None: identity was not checked',
  'moved-unnumbered': 'None: no national number',
}

function lineOf({ position, state, outcome, ...line }: ReportLine): string[] {
  return [
    String(position + 1),
    line.name ?? (line.line === null ? '' : `Line ${line.line} of the list`),
    line.dateOfBirth ? formatDate(line.dateOfBirth) : '',
    line.number ? groupDigits(line.number) : '',
    line.postcode ?? '',
    state === 'done' ? 'yes' : state === 'left-out' ? 'no' : 'not yet',
    state === 'done' ? (access[outcome ?? ''] ?? '') : '',
    state === 'left-out' ? leftOutReason(outcome) : '',
  ]
}
