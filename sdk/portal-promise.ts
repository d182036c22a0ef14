import type { ServiceExceptionData } from './types'

/** A promise that also answers to `.done()`, `.fail()` and `.always()`, as clients written for jQuery expect. */
export class PortalPromise<T> extends Promise<T> {
  /** Called with the result when the call succeeds. */
  done(callback: (result: T) => unknown): this {
    this.then(callback, () => {})
    return this
  }

  /** Called with what the server refused, or why it was not reached. */
  fail(callback: (error: ServiceExceptionData) => unknown): this {
    this.catch(callback)
    return this
  }

  /** Called either way. */
  always(callback: () => unknown): this {
    this.then(callback, callback)
    return this
  }
}
