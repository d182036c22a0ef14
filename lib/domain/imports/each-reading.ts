import { setImmediate } from 'node:timers/promises'
import type { RowReading } from './read-row'

/** Reads rows one after the other, letting the server answer others in between. */
export async function eachReading<Row extends { cells: string[] }>(
  rows: Row[],
  read: (cells: string[]) => RowReading,
  take: (row: Row, reading: RowReading) => void,
): Promise<void> {
  for (const [index, row] of rows.entries()) {
    if (index % 50 === 49) await setImmediate()
    take(row, read(row.cells))
  }
}
