/** How many letters were left out, added, changed or swapped with their neighbour between two words. */
export function editDistance(one: string, other: string): number {
  const [a, b] = apart([...one], [...other])
  let before: number[] = []
  let last = b.map((_, index) => index + 1)
  last.unshift(0)
  for (let row = 1; row <= a.length; row++) {
    const next = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const steps = [at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1)]
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && swapped) steps.push(at(before, column - 2) + 1)
      next.push(Math.min(...steps))
    }
    before = last
    last = next
  }
  return at(last, b.length)
}

/** Whether there is one such slip at most; told without counting, as nearly all words differ by more. */
export function isOneSlip(one: string, other: string): boolean {
  const [a, b] = apart([...one], [...other])
  const longer = Math.max(a.length, b.length)
  return longer < 2 || (longer === 2 && a[0] === b[1] && a[1] === b[0])
}

const at = (row: number[], index: number) => row[index] ?? 0

/** Two words without what both begin and both end with. */
function apart(a: string[], b: string[]): [string[], string[]] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}
