import { Unavailable } from '@/lib/domain/shared/errors'

/** Runs at most `atOnce` of the tasks given to it, keeps at most `waiting` more, and turns the rest away. */
export function boundedQueue(atOnce: number, waiting: number, what: string) {
  let running = 0
  const line: (() => void)[] = []
  return async function inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (running < atOnce) running++
    else if (line.length >= waiting) throw new Unavailable(what)
    // Whoever finishes hands its place on, so nobody who came later can slip in between.
    else await new Promise<void>((turn) => line.push(turn))
    try {
      return await task()
    } finally {
      const next = line.shift()
      if (next) next()
      else running--
    }
  }
}
