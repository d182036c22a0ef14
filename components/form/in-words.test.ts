import { expect, it } from 'vitest'
import { inWords } from './in-words'

const messages = {
  'errors.name.tooLong': 'Name must be {max} characters or fewer',
  'errors.invalid': 'Check this answer',
}

it('says a key in words, with its numbers', () => {
  expect(inWords('errors.name.tooLong|{"max":100}', messages)).toBe('Name must be 100 characters or fewer')
})

it('says in general that something is wrong where it has no words', () => {
  expect(inWords('errors.shoeSize.odd', messages)).toBe('Check this answer')
  expect(inWords('Invalid input: expected string', messages)).toBe('Check this answer')
})

it('leaves a hole it has nothing for', () => {
  expect(inWords('errors.name.tooLong', messages)).toBe('Name must be {max} characters or fewer')
})
