import { importFields, type Mapping } from './vocabulary'

const squeeze = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Which column holds what, by its heading; as last time where the practice has imported such a column before. */
export function guessColumns(headings: string[], lastTime: Record<string, string | null> = {}): Mapping {
  const taken = new Set<string>()
  return headings.map((heading) => {
    const key = squeeze(heading)
    const before = lastTime[heading]
    const found = importFields.find(({ field, heading: own, also }) =>
      before === undefined ? squeeze(own) === key || also.split(' ').includes(key) : field === before,
    )
    if (!found || taken.has(found.field)) return null
    taken.add(found.field)
    return found.field
  })
}
