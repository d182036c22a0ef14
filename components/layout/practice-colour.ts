import type { CSSProperties } from 'react'

type Rgb = readonly [number, number, number]

const white: Rgb = [255, 255, 255]
const paper: Rgb = [0xfb, 0xfa, 0xf7]
const darkSurface: Rgb = [0x18, 0x23, 0x29]
const darkInk: Rgb = [0x07, 0x21, 0x1f]

/** Below this, WCAG 2.2 AA text is not readable enough. */
export const leastContrast = 4.5

function readHex(colour: string): Rgb | null {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim())
  return digits ? [parseInt(digits[1] ?? '', 16), parseInt(digits[2] ?? '', 16), parseInt(digits[3] ?? '', 16)] : null
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Rgb, other: Rgb): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function towardsWhite(colour: Rgb, share: number): Rgb {
  return colour.map((channel) => Math.round(channel + (255 - channel) * share)) as [number, number, number]
}

const hex = (colour: Rgb) => `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`

export type ColourVerdict = { ok: true } | { ok: false; problem: 'not-a-colour' | 'too-light'; ratio?: number }

/** Whether a practice may use a colour: white text stands on it, and it is itself text on paper, so both must be readable. */
export function judgePracticeColour(colour: string): ColourVerdict {
  const rgb = readHex(colour)
  if (!rgb) return { ok: false, problem: 'not-a-colour' }
  const ratio = Math.min(contrast(rgb, white), contrast(rgb, paper))
  // Rounded down, so that the number shown never claims what is not so.
  return ratio >= leastContrast ? { ok: true } : { ok: false, problem: 'too-light', ratio: Math.floor(ratio * 10) / 10 }
}

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
