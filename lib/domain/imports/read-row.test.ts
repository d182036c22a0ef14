import { expect, it } from 'vitest'
import { rowReader } from './read-row'

it('the problems of a row are said in the order of its columns, and what may be written where nothing can be chosen', () => {
  const columns = ['locale', 'email', 'sex', 'familyName', 'dateOfBirth', 'standing'] as const
  const read = rowReader([...columns, null], { nation: 'england', locale: 'en' })
  const reading = read(['klingon', 'not an address', 'robin', '', '31.02.1980', 'lost', 'x'])
  expect(reading.ok ? [] : reading.problems.map(({ message }) => message.key)).toEqual([
    ...['errors.import.locale', 'errors.email.invalid', 'errors.import.sex'],
    ...['errors.patient.familyName', 'errors.date.notReal', 'errors.import.standing'],
  ])
  expect(read(['cymraeg', '', 'F', 'Pugh', '1980-02-28', 'left', '']).ok).toBe(true)
})
