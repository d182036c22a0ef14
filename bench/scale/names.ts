import { searchTermsOf } from '@/lib/domain/patients/search-terms'

const starts =
  'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Robinson Thompson Evans Walker White Roberts Green Hall Wood Clarke Khan Hughes Edwards Morris Shevchenko Kovalenko Bondarenko O’Brien Lewis-Jones Nowak Kowalski Singh Begum Ali MacDonald Campbell Stewart Anderson Murray Reid Łukasz Müller Żak García Ó’Néill van_der_Berg'.split(
    ' ',
  )
const syllables = 'ash bar col den ell fen gar hol ing ket lan mor nor ost pen rud sal tor und wes'.split(' ')
const ends = 'by ford ham ley man ridge son ton well wood'.split(' ')
const given =
  'Oliver Olivia George Amelia Noah Isla Arthur Ava Harry Mia Leo Freya Muhammad Lily Jack Grace Charlie Sophia Oscar Ivy Jacob Ella Henry Willow Thomas Florence Freddie Emily Alfie Rosie Theo Evie Theodore Phoebe William Charlotte Archie Poppy Joshua Sofia Alexander Isabella James Evelyn Isaac Daisy Lucas Elsie Edward Sienna Ann Mary Margaret Susan Jean Patricia Elizabeth Janet Christine Dorothy John David Peter Michael Robert Alan Ronald Kenneth Olwen Rhys Megan Siân Ivan Oksana Андрій Олена Zoë Chloé Mary-Jane Priya Wei Fatima'.split(
    ' ',
  )

/** Surnames as they are spread in a country: a few that very many bear, and thousands that few do. */
function surnames(): string[] {
  const made = syllables.flatMap((first) =>
    syllables.flatMap((second) => ends.map((end) => `${first[0]?.toUpperCase()}${first.slice(1)}${second}${end}`)),
  )
  return [...starts.map((name) => name.replaceAll('_', ' ')), ...made]
}

export type Slot = { slot: number; name: string; terms: string[] }
export const slotCount = 50_000

/** Places drawn from evenly, of which a name holds the more the more often it is borne: 1 / (rank + 8). */
function slotsOf(names: string[]): Slot[] {
  const weights = names.map((_, rank) => 1 / (rank + 8))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const slots: Slot[] = []
  let reached = 0
  for (const [rank, name] of names.entries()) {
    reached += (weights[rank] ?? 0) / all
    const terms = searchTermsOf({ givenName: name, familyName: '', dateOfBirth: '', identifiers: [], contacts: [] })
    while (slots.length < Math.max(Math.round(reached * slotCount), Math.min(rank + 1, slotCount)))
      slots.push({ slot: slots.length, name, terms })
  }
  return slots.slice(0, slotCount)
}

/** What people are called, with the search terms the patients' room makes of it. */
export const nameSlots = () => ({ given: slotsOf(given), family: slotsOf(surnames()) })
