import { describe, expect, it } from 'vitest'
import { judgePracticeColour } from '@/lib/domain/practices/colour'
import { practiceColourProps } from './practice-colour'

describe('a practice’s colour', () => {
  it.each(['#0b5c5e', '#15232b', '#7a0019', '#43318A'])('%s is accepted: white text on it is readable', (colour) => {
    expect(judgePracticeColour(colour)).toEqual({ ok: true })
  })

  it('is refused with the ratio when text on it would fall under 4.5:1', () => {
    expect(judgePracticeColour('#ffcf33')).toEqual({ ok: false, problem: 'too-light', ratio: 1.4 })
    expect(judgePracticeColour('#777777')).toEqual({ ok: false, problem: 'too-light', ratio: 4.2 })
  })

  it.each(['', 'teal', '#fff', '#12345g', 'red;background:url(x)'])('refuses %j, which is no #rrggbb', (colour) => {
    expect(judgePracticeColour(colour)).toEqual({ ok: false, problem: 'not-a-colour' })
    expect(practiceColourProps(colour)).toEqual({})
  })

  it('is kept in light and lightened in dark', () => {
    expect(practiceColourProps('#7a0019')).toEqual({
      'data-practice-colour': '',
      style: { '--practice-light': '#7a0019', '--practice-dark': '#c38c98' },
    })
  })

  it('leaves the shell alone when there is none or it is refused', () => {
    expect(practiceColourProps(null)).toEqual({})
    expect(practiceColourProps('#ffcf33')).toEqual({})
  })
})
