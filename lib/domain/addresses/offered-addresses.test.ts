import { describe, expect, it } from 'vitest'
import { type HeldAddress, offeredAddresses } from './offered-addresses'

const at = (line1: string, more: Record<string, unknown> = {}, restricted = false): HeldAddress => ({
  address: { line1, town: 'Manchester', postcode: 'M1 1AE', ...more },
  restricted,
})
const texts = (held: HeldAddress[]) => offeredAddresses(held).map(({ text }) => text)

describe('what of held addresses is told', () => {
  it('is a street that three people live on, never the door of one or two', () => {
    expect(texts([at('1 Mill Lane'), at('2 Mill Lane')])).toEqual([])
    expect(texts([at('1 Mill Lane'), at('2 mill lane'), at('14b Mill Lane')])).toEqual([
      'Mill Lane, Manchester, M1 1AE',
    ])
  })

  it('is an address that three people share, with its street', () => {
    const home = at('Elm House', { line2: '7 Mill Lane' })
    expect(texts([home, home, home])).toEqual([
      'Elm House, 7 Mill Lane, Manchester, M1 1AE',
      'Mill Lane, Manchester, M1 1AE',
    ])
  })

  it('is nothing that somebody with a restricted record lives at', () => {
    const door = at('9 Mill Lane')
    expect(texts([door, door, door, at('9 Mill Lane', {}, true)])).toEqual([])
  })

  it('is no street where a number stays that may be a door', () => {
    const flats = ['1', '2', '3'].map((flat) => at(`Flat ${flat}`, { line2: 'Block 7' }))
    expect(texts(flats)).toEqual([])
    const ranges = ['1-3 Mill Lane', '5–7 Mill Lane', '9, Mill Lane'].map((line) => at(line))
    expect(texts(ranges)).toEqual(['Mill Lane, Manchester, M1 1AE'])
  })
})
