import { expect, test } from 'vitest'
import { initialValues } from './initial-values'

test('a date of birth goes back into its three boxes as people write it', () => {
  expect(initialValues({ dateOfBirth: '1984-03-07' })).toEqual({
    'dateOfBirth-day': '7',
    'dateOfBirth-month': '3',
    'dateOfBirth-year': '1984',
  })
})

test('ticked boxes come back ticked, others stay empty', () => {
  expect(initialValues({ singleName: true, 'health-sms': false, familyName: 'Ада' })).toEqual({
    singleName: 'on',
    familyName: 'Ада',
  })
})

test('nothing answered yet is an empty form', () => {
  expect(initialValues(undefined)).toEqual({})
})

test('a number comes back as people write it', () => {
  expect(initialValues({ mobile: '+447700900982' }, { mobile: () => '07700 900982' })).toEqual({
    mobile: '07700 900982',
  })
})
