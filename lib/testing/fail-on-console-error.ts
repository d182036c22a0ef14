import { afterEach, beforeEach, type MockInstance, vi } from 'vitest'

let spy: MockInstance<typeof console.error>

beforeEach(() => {
  spy = vi.spyOn(console, 'error')
})

afterEach(() => {
  const said = spy.mock.calls.map((args) => args.map(String).join(' '))
  spy.mockRestore()
  if (said.length > 0) throw new Error(`console.error was called, which fails a test:\n${said.join('\n')}`)
})
