import type { CSSProperties } from 'react'
import { contrast, judgePracticeColour, type Rgb, readHex } from '@/lib/domain/practices/colour'

const darkSurface: Rgb = [0x18, 0x23, 0x29]
const darkInk: Rgb = [0x07, 0x21, 0x1f]

function towardsWhite(colour: Rgb, share: number): Rgb {
  return colour.map((channel) => Math.round(channel + (255 - channel) * share)) as [number, number, number]
}

const hex = (colour: Rgb) => `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`

/** The attributes a shell spreads on its root: the colour for light, a tint of it for dark; nothing for a refused colour. */
export function practiceColourProps(colour: string | null | undefined) {
  const rgb = colour ? readHex(colour) : null
  if (!colour || !rgb || !judgePracticeColour(colour).ok) return {}
  let tint = rgb
  for (let share = 0; share <= 1; share += 0.05) {
    tint = towardsWhite(rgb, share)
    if (contrast(tint, darkSurface) >= 5.5 && contrast(tint, darkInk) >= 5.5) break
  }
  const style = { '--practice-light': hex(rgb), '--practice-dark': hex(tint) } as CSSProperties
  return { 'data-practice-colour': '', style }
}
