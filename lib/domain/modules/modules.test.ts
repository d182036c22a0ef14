import { describe, expect, it } from 'vitest'
import { modulesOf } from './vocabulary'

describe('the modules a practice may offer', () => {
  it('have summary and coded record in England and Wales only, and pharmacy nomination changes in England only', () => {
    expect(modulesOf('england')).toHaveLength(8)
    expect(modulesOf('wales')).toEqual(modulesOf('england').filter((module) => module !== 'pharmacy-update'))
    for (const nation of ['scotland', 'northern-ireland', 'ukraine'] as const) {
      expect(modulesOf(nation)).toEqual(['appointments', 'repeats', 'acutes', 'messaging', 'pharmacy-view'])
    }
  })
})
