import { expect, it } from 'vitest'
import { sentenceFor } from './sentence-for'

it('knows the sentences there are, and none of what every object has', () => {
  const sentences = { saved: 'It is saved.' }
  expect(sentenceFor('saved', sentences)).toBe('It is saved.')
  for (const asked of ['__proto__', 'constructor', 'toString', '', undefined, ['saved']])
    expect(sentenceFor(asked, sentences)).toBeUndefined()
})
