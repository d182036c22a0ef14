/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number]

const white: Rgb = [255, 255, 255]
const paper: Rgb = [0xfb, 0xfa, 0xf7]

/** Below this, WCAG 2.2 AA text is not readable enough. */
const leastContrast = 4.5

export function readHex(colour: string): Rgb | null {
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

/** WCAG's ratio of two colours, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

export type ColourVerdict = { ok: true } | { ok: false; problem: 'not-a-colour' | 'too-light'; ratio?: number }

/** Whether a practice may use a colour: white text stands on it, and it is itself text on paper, so both must be readable. */
export function judgePracticeColour(colour: string): ColourVerdict {
  const rgb = readHex(colour)
  if (!rgb) return { ok: false, problem: 'not-a-colour' }
  const ratio = Math.min(contrast(rgb, white), contrast(rgb, paper))
  // Rounded down, so that the number shown never claims what is not so.
  return ratio >= leastContrast ? { ok: true } : { ok: false, problem: 'too-light', ratio: Math.floor(ratio * 10) / 10 }
}
