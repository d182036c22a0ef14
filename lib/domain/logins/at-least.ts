import { setTimeout as sleep } from 'node:timers/promises'

/** Lets an answer take at least so long, so that its time tells nothing about what was found on the way. */
export async function atLeast<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const [done] = await Promise.allSettled([work(), sleep(milliseconds)])
  if (done.status === 'rejected') throw done.reason
  return done.value
}
