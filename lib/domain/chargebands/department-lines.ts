export type Department = { name: string; divisions: string[] }

/** Departments one a line; a division is indented under its department, or written `Department / Division`. */
export function readDepartmentLines(typed: string | undefined): Department[] {
  const found: Department[] = []
  const department = (name: string) => {
    const known = found.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (known) return known
    const fresh: Department = { name, divisions: [] }
    found.push(fresh)
    return fresh
  }
  let last: Department | null = null
  for (const line of (typed ?? '').split('\n')) {
    if (line.trim() === '') continue
    const [first = '', ...rest] = line.split('/').map((part) => part.trim())
    const indented = /^\s/.test(line) && last !== null && rest.length === 0
    const owner: Department = indented && last ? last : department(first)
    last = owner
    const division = indented ? first : rest.join(' / ')
    if (division && !owner.divisions.some((one) => one.toLowerCase() === division.toLowerCase()))
      owner.divisions.push(division)
  }
  return found.filter(({ name }) => name !== '')
}

export function writeDepartmentLines(departments: Department[]): string {
  return departments.flatMap(({ name, divisions }) => [name, ...divisions.map((one) => `  ${one}`)]).join('\n')
}
