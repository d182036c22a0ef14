import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { type ExportedPatient, exportPatients } from '@/lib/domain/imports/export-patients'
import { headingIn, importFields } from '@/lib/domain/imports/vocabulary'
import { practiceById } from '@/lib/domain/practices/queries'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { formatIdentifier, formatPhone } from '@/lib/format'
import { csvFile } from './csv-file'

/** Everybody on file as a table an import understands. */
export async function patientsFile(ctx: Ctx): Promise<Response> {
  const pages = await exportPatients(ctx)
  const { nation } = await practiceById(ctx.db, practiceOf(ctx))
  const headings = importFields.map(({ field }) => headingIn(nation, field))
  return csvFile('patients', headings, inLines(pages, nation))
}

async function* inLines(pages: AsyncGenerator<ExportedPatient[]>, nation: Nation) {
  for await (const page of pages) yield page.map((patient) => lineOf(patient, nation))
}

/** In groups, as people write them: a spreadsheet takes bare digits for an amount and drops the first nought. */
export function lineOf(patient: ExportedPatient, nation: Nation): string[] {
  const written = {
    ...patient,
    identifier: patient.identifier && grouped(formatIdentifier(schemeOfNation[nation], patient.identifier)),
    mobile: patient.mobile && formatPhone(patient.mobile, nation),
  }
  return importFields.map(({ field }) => written[field])
}

const grouped = (digits: string) => (/^\d+$/.test(digits) ? (digits.match(/.{1,5}/g)?.join(' ') ?? digits) : digits)
