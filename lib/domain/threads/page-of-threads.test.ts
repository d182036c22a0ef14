import { expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { cursorText, readCursor } from './page-of-threads'

it('goes on from where a page ended, and takes nothing from an address that is no such place', () => {
  const cursor = { at: new Date('2026-11-26T12:00:00Z'), id: newId() }
  expect(readCursor(cursorText(cursor))).toEqual(cursor)
  // The first of these is a moment that the database cannot read.
  for (const typed of [
    `999999999999999.${cursor.id}`,
    `1.2.${cursor.id}`,
    '1.x',
    `.${cursor.id}`,
    ['1', cursor.id],
    undefined,
  ])
    expect(readCursor(typed)).toBeNull()
})
