import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { patients } from '@/drizzle/schema'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { Invalid } from '@/lib/domain/shared/errors'
import type { ChooseSplit } from './schema'

/** Which patients of the practice are meant, with those who left or died: the report names them as passed over. */
export function chosenBy(practiceId: string, nation: Nation, wanted: ChooseSplit): { where: SQL; value: string } {
  const [those, value] = named(nation, wanted)
  return { where: and(eq(patients.practiceId, practiceId), those) ?? sql`false`, value }
}

function named(nation: Nation, { who, fromSiteId, postcodes, clinician }: ChooseSplit): [SQL | undefined, string] {
  if (who === 'site' && fromSiteId) return [eq(patients.siteId, fromSiteId), fromSiteId]
  if (who === 'clinician' && clinician) return [eq(patients.usualClinician, clinician), clinician]
  if (who !== 'postcode') return [undefined, '']
  const begins = beginningsOf(postcodes ?? '')
  return [or(...begins.map((begin) => ofPostcode(nation, begin))), begins.join(', ')]
}

function beginningsOf(typed: string): string[] {
  const begins = typed
    .toUpperCase()
    .split(/[,;\n]+/)
    .map((one) => one.replace(/\s+/g, ''))
    .filter(Boolean)
  if (begins.length === 0 || begins.some((one) => !/^[A-Z0-9]{1,8}$/.test(one))) {
    throw new Invalid({ postcodes: { key: 'errors.split.postcodeShape' } })
  }
  return [...new Set(begins)]
}

/** `CF1` is a district and not the beginning of `CF10`: what stands before the space is compared whole. */
function ofPostcode(nation: Nation, begin: string): SQL {
  const whole = sql`upper(replace(${patients.address} ->> 'postcode', ' ', ''))`
  if (nation === 'ukraine') return sql`starts_with(${whole}, ${begin})`
  const district = sql`left(${whole}, -3)`
  if (/^[A-Z]+$/.test(begin)) return sql`regexp_replace(${district}, '[0-9].*$', '') = ${begin}`
  return sql`(${district} = ${begin} or (length(${begin}) > length(${district}) and starts_with(${whole}, ${begin})))`
}
