import { log } from './log'

/** Runs the work again and again until stopped: at once while it says there is more, else after the pause. */
export function startLoop(name: string, everyMs: number, work: () => Promise<boolean>): { stop(): Promise<void> } {
  let stopped = false
  let wake = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const going = (async () => {
    while (!stopped) {
      const more = await work().catch((error: unknown) => {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
        log.error({ loop: name, reason: cause instanceof Error ? cause.message : 'unknown' }, 'loop failed')
        return false
      })
      if (!more && !stopped) await pause()
    }
  })()
  return {
    stop: () => {
      stopped = true
      wake()
      return going
    },
  }
}
