import { visibleTo } from '@/lib/domain/access/visible-to'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { checkIdentifier } from '@/lib/domain/identifiers/check-identifier'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import type { MatchFields } from '@/lib/domain/matching/explain-match'
import { findMatches } from '@/lib/domain/matching/find-matches'
import { nationOf } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import type { Message } from '@/lib/domain/shared/message'
import { type PatientLine, patientLines } from './patient-lines'
import type { AlikeForm } from './schema'

export type AlikePerson = Pick<PatientLine, 'id' | 'title' | 'givenName' | 'familyName' | 'dateOfBirth'> & {
  identifier: PatientLine['identifier']
  fields: MatchFields
}
export type AlikePeople = {
  people: AlikePerson[]
  /** How many more there are than are shown. */
  more: number
  /** What is odd about the number typed, beside the birth date and sex typed; never a reason to refuse it. */
  warnings: Message[]
}

const shown = 5

/** Who on file may be the one being typed, the likeliest five with the reasons. Recorded as a search, by kinds of words. */
export async function alikePeople(ctx: Ctx, typed: AlikeForm): Promise<AlikePeople> {
  visibleTo(ctx.actor, 'patient:register')
  const scheme = schemeOfNation[await nationOf(ctx)]
  const { identifier, email, mobile, dateOfBirth = '', givenName = '', familyName = '', postcode = null, sex } = typed
  const checked = identifier ? checkIdentifier(scheme, identifier, { dateOfBirth, ...(sex ? { sex } : {}) }) : null
  const warnings = checked?.ok ? checked.warnings : []
  const known = { name: familyName, date: dateOfBirth, identifier, email, phone: mobile }
  const enough = (familyName && dateOfBirth) || identifier || email || mobile
  if (!enough) return { people: [], more: 0, warnings }
  return read(ctx, async (tx) => {
    const found = await findMatches(tx, ctx, {
      ...{ givenName, familyName, dateOfBirth, postcode },
      identifiers: identifier ? [`${scheme}:${identifier}`] : [],
      emails: email ? [email] : [],
      mobiles: mobile ? [mobile] : [],
    })
    const first = found.slice(0, shown)
    const lines = await patientLines(
      tx,
      ctx,
      first.map(({ patientId }) => patientId),
    )
    await recordAudit(tx, ctx, {
      action: 'patient.searched',
      subject: { type: 'practice', id: practiceOf(ctx) },
      details: {
        while: 'registering',
        results: found.length,
        shown: lines.map(({ id }) => id),
        words: Object.entries(known).flatMap(([kind, value]) => (value ? [kind] : [])),
      },
    })
    const people = lines.flatMap(({ id, title, givenName: given, familyName: family, dateOfBirth: born, ...line }) => {
      const match = first.find(({ patientId }) => patientId === id)?.match
      const person = { id, title, givenName: given, familyName: family, dateOfBirth: born, identifier: line.identifier }
      return match ? [{ ...person, fields: match.fields }] : []
    })
    return { people, more: found.length - lines.length, warnings }
  })
}
