import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse/sync'
import postgres from 'postgres'
import { newId } from '@/lib/platform/ids'

const Cells = (row: string[]) => {
  const [nhs = '', given = '', family = '', born = '', sex = '', line1 = '', town = '', postcode = ''] = row
  const [email = '', mobile = ''] = row.slice(8)
  return { nhs, given, family, born, sex, line1, town, postcode, email, mobile }
}

/**
 * The least an import could cost: the file parsed, and the rows it becomes sent by COPY, in one transaction, as the
 * tables' owner (COPY knows no row-level security). It checks nothing and compares nobody. Returns the seconds.
 */
export async function bareImport(ownerUrl: string, practiceId: string, text: string): Promise<number> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const began = performance.now()
  const [, ...lines]: string[][] = parse(text)
  const people = lines.map((row) => ({ id: newId(), event: newId(), ...Cells(row) }))
  const now = new Date().toISOString()
  await sql.begin(async (tx) => {
    const copy = async (into: string, rows: (string | null)[][]) => {
      const writable = await tx.unsafe(`copy ${into} from stdin`).writable()
      await pipeline(Readable.from(inPieces(rows)), writable)
    }
    await copy(
      'patients (practice_id, id, given_name, family_name, date_of_birth, sex, address, created_at)',
      people.map((p) => {
        const address = JSON.stringify({ line1: p.line1, town: p.town, postcode: p.postcode })
        return [practiceId, p.id, p.given, p.family, p.born, p.sex, address, now]
      }),
    )
    await copy(
      'patient_identifiers (practice_id, id, patient_id, scheme, value, status, created_at)',
      people.map((p) => [practiceId, newId(), p.id, 'nhs', p.nhs, 'unverified', now]),
    )
    await copy(
      'patient_contacts (practice_id, id, patient_id, kind, value, preferred, created_at)',
      people.flatMap((p) => [
        [practiceId, newId(), p.id, 'email', p.email, 't', now],
        [practiceId, newId(), p.id, 'mobile', p.mobile, 't', now],
      ]),
    )
    await copy(
      'patient_search_terms (practice_id, term, born, patient_id)',
      people.flatMap((p) => {
        const [given, family] = [p.given.toLowerCase(), p.family.toLowerCase()]
        const digits = p.mobile.slice(1)
        const terms = [`n:${given}`, `n:${family}`, `d:${p.born}`, `i:${p.nhs}`, `e:${p.email}`, `p:${digits}`]
        terms.push(`p:0${digits.slice(2)}`, `c:${p.postcode.toLowerCase().replace(' ', '')}`)
        return [...new Set(terms)].map((term) => [practiceId, term, p.born, p.id])
      }),
    )
    await copy(
      'audit_events (id, practice_id, at, actor_kind, action, subject_type, subject_id, patient_id, details)',
      people.map((p) => [p.event, practiceId, now, 'staff', 'patient.imported', 'patient', p.id, p.id, '{}']),
    )
    await copy(
      'audit_unsealed (event_id)',
      people.map((p) => [p.event]),
    )
  })
  const seconds = (performance.now() - began) / 1000
  await sql.end()
  return seconds
}

function* inPieces(rows: (string | null)[][], size = 2000) {
  for (let first = 0; first < rows.length; first += size) {
    yield rows
      .slice(first, first + size)
      .map((row) => `${row.map((cell) => cell?.replace(/[\\\t\n]/g, '\\$&') ?? '\\N').join('\t')}\n`)
      .join('')
  }
}
