/** A function of one word that keeps its last few thousand answers: the names and dates of a list come again and again. */
export function remembered<T>(make: (word: string) => T, most = 4000): (word: string) => T {
  const kept = new Map<string, T>()
  return (word) => {
    const there = kept.get(word)
    if (there !== undefined) return there
    if (kept.size >= most) kept.clear()
    const made = make(word)
    kept.set(word, made)
    return made
  }
}
