import { expect, it } from 'vitest'
import { signInInput } from './sign-in-input'

const typed = { practice: 'p', signInWith: 'email', email: '', username: '', mobile: '', password: '' }
function problems(change: Partial<typeof typed>, hasPassword = false): Record<string, string> {
  const result = signInInput('england', { hasPassword }).safeParse({ ...typed, ...change })
  const issues = result.success ? [] : result.error.issues
  return Object.fromEntries(issues.map(({ path, message }) => [path.join(), message]))
}

it('says everything that is missing or wrong at once', () => {
  expect(problems({ mobile: '123' })).toEqual({
    email: 'errors.email.required',
    mobile: 'errors.mobile.invalid',
    password: 'errors.password.required',
  })
  expect(problems({ signInWith: 'username' })).toEqual({
    username: 'errors.username.required',
    password: 'errors.password.required',
  })
})

it('lets a password that was set before stay, and asks nothing of the other choice', () => {
  expect(problems({ email: 'name@example.com', username: '!' }, true)).toEqual({})
  expect(problems({ email: 'name@example.com' })).toEqual({ password: 'errors.password.required' })
})
