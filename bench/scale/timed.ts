export type Times = { p50: number; p95: number; worst: number; done: number }

/** One after the other, as one person at the desk asks; each once. */
export async function timed(works: (() => Promise<unknown>)[]): Promise<Times> {
  const times: number[] = []
  for (const work of works) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0
  return { p50: at(0.5), p95: at(0.95), worst: times.at(-1) ?? 0, done: times.length }
}
