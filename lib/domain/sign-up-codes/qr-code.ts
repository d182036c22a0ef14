import QRCode from 'qrcode'

/** A QR code as one SVG path in a square of `size` units, its quiet zone included. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const quiet = 4
  const rows = Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')),
  )
  return { size: modules.size + 2 * quiet, path: rows.flat().join('') }
}

/** A run of dark squares in one row of a QR code. */
export type DarkRun = [column: number, row: number, length: number]

/** The dark runs of a QR code in a square of `size`; the paper round it is its quiet zone. */
export function qrRuns(text: string): { size: number; runs: DarkRun[] } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const runs: DarkRun[] = []
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const from = column
      while (column < size && data[row * size + column]) column += 1
      if (column > from) runs.push([from, row, column - from])
    }
  return { size, runs }
}

/** The same as a picture file for websites and leaflets. */
export function qrSvg(text: string): string {
  const { size, path } = qrPath(text)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="1024" height="1024" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`
  )
}

export function qrPng(text: string): Promise<Buffer> {
  return QRCode.toBuffer(text, { errorCorrectionLevel: 'M', width: 1024, margin: 4 })
}
