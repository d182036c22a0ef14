import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { qrPath, qrPng, qrSvg } from './qr-code'

const address = 'https://enrol.example/p/riverside/register?code=%D0%9B%D0%B0%D1%81%D0%BA%D0%B0%D0%B2%D0%BE%202026'

/** What a camera would read from the drawn squares. */
function readBack({ size, path }: { size: number; path: string }): string | undefined {
  const scale = 4
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++) {
        const at = ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4
        pixels.fill(0, at, at + 3)
      }
  }
  return jsQR(pixels, side, side)?.data
}

describe('the QR code', () => {
  it('reads back as the address it was made of', () => {
    expect(readBack(qrPath(address))).toBe(address)
  })

  it('comes as files that browsers and printers take', async () => {
    expect(qrSvg(address)).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/)
    const png = await qrPng(address)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(1000)
  })
})
