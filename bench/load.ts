export type Figures = {
  perSecond: number
  p50: number
  p99: number
  done: number
  errors: number
  /** How long one piece keeps the measured server's core busy, in milliseconds; hardly moved by other programs. */
  busy?: number | null
}

function at(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Keeps so many pieces of work going at once for some seconds, and counts those that ended after the warm-up. */
export async function load(
  how: { concurrency: number; seconds: number; warmUp?: number },
  work: () => Promise<unknown>,
): Promise<Figures> {
  const began = performance.now()
  const counting = began + (how.warmUp ?? 2) * 1000
  const end = counting + how.seconds * 1000
  const times: number[] = []
  let errors = 0
  let firstError: unknown
  const worker = async () => {
    while (performance.now() < end) {
      const from = performance.now()
      try {
        await work()
        const now = performance.now()
        if (now >= counting && now < end) times.push(now - from)
      } catch (error) {
        errors += 1
        firstError ??= error
        if (errors > 50) throw error
      }
    }
  }
  await Promise.all(Array.from({ length: how.concurrency }, worker))
  if (firstError) console.error('First error under load:', firstError)
  times.sort((a, b) => a - b)
  return {
    perSecond: times.length / how.seconds,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    done: times.length,
    errors,
  }
}

/** Does the work once for each thing that was made ready, so many at once, and times all of it. */
export async function burst<T>(
  ready: T[],
  concurrency: number,
  work: (thing: T) => Promise<unknown>,
): Promise<Figures> {
  const times: number[] = []
  let next = 0
  const began = performance.now()
  const worker = async () => {
    for (let index = next++; index < ready.length; index = next++) {
      const thing = ready[index]
      if (thing === undefined) return
      const from = performance.now()
      await work(thing)
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const seconds = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  return { perSecond: times.length / seconds, p50: at(times, 0.5), p99: at(times, 0.99), done: times.length, errors: 0 }
}

/** The run in the middle, by rate. */
export function median(runs: Figures[]): Figures {
  const sorted = [...runs].sort((a, b) => a.perSecond - b.perSecond)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (!middle) throw new Error('There was no run')
  return middle
}
