/**
 * Test builds fail when a handler finishes without having asked who may do this. The wrappers in lib/web open a scope;
 * `authorize` and `visibleTo` tick it.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

const scope = new AsyncLocalStorage<{ asked: boolean }>()

export function noteAsked(): void {
  const current = scope.getStore()
  if (current) current.asked = true
}

/** Runs the handler and tells whether it asked for permission on the way. */
export async function withAskedScope<T>(run: () => Promise<T>): Promise<{ result: T; asked: boolean }> {
  const current = { asked: false }
  const result = await scope.run(current, run)
  return { result, asked: current.asked }
}
