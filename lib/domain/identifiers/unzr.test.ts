import { describe, expect, it } from 'vitest'
import { readUnzr } from './unzr'

describe('UNZR', () => {
  it.each([
    ['19910824-00026', '1991-08-24'],
    ['19680423-00014', '1968-04-23'],
    ['19910819-00013', '1991-08-19'],
    ['19850228-00018', '1985-02-28'],
    ['20100505-00016', '2010-05-05'],
  ])('%s, born %s', (typed, birthDate) => expect(readUnzr(typed)).toEqual({ ok: true, value: typed, birthDate }))

  it.each([
    // Samples published with a wrong check digit.
    ...['19910824-00025', '19910819-00022', '19910819-01234', '19900101-00099', '19900101-00011', '20090705-00011'].map(
      (typed) => [typed, 'check'] as const,
    ),
    ['12345678-54321', 'date'],
    ['19910231-00010', 'date'],
    ['19910824-0002', 'shape'],
    ['1991082400026', 'shape'],
    [' 19910824-00026', 'shape'],
    ['19910824-00006', 'shape'],
    ['', 'shape'],
  ] as const)('%s: %s', (typed, problem) => expect(readUnzr(typed)).toEqual({ ok: false, problem }))
})
