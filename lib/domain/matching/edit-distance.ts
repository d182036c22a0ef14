/** How many letters were left out, added, changed or swapped with their neighbour between two words. */
export function editDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
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

const at = (row: number[], index: number) => row[index] ?? 0
