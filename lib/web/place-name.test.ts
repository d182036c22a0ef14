import { describe, expect, it } from 'vitest'
import { placeName } from './place-name'

const riverside = { id: '1', name: 'Riverside Surgery' }
const ann = { practice: riverside, name: { givenName: 'Ann', familyName: 'Bell' } }
const bob = { practice: riverside, name: { givenName: 'Bob', familyName: 'Bell' } }
const elsewhere = { ...ann, practice: { id: '2', name: 'Glen Medical Practice' } }

describe('what an account is called', () => {
  it('is its practice, with the person where one login has several accounts there', () => {
    expect(placeName(ann, [ann, elsewhere])).toBe('Riverside Surgery')
    expect([ann, bob, elsewhere].map((one) => placeName(one, [ann, bob, elsewhere]))).toEqual([
      'Riverside Surgery (Ann Bell)',
      'Riverside Surgery (Bob Bell)',
      'Glen Medical Practice',
    ])
  })
})
