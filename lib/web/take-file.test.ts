import { afterAll, expect, it } from 'vitest'
import { connect } from '@/lib/platform/db'
import { createTestDatabase } from '@/lib/testing/database'
import { makePractice } from '@/lib/testing/people'
import { takeFile } from './take-file'

const database = await createTestDatabase()
const app = connect(database.appUrl, 4)
afterAll(async () => {
  await app.end()
  await database.drop()
})

it('asks for a file where what was posted is no form, or one cut off on the way', async () => {
  const manager = (await makePractice(app.db)).as('manager')
  const post = (type: string) =>
    new Request('http://localhost/admin/import/file', {
      method: 'POST',
      body: '--x\r\n',
      headers: { 'content-type': type },
    })
  for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'multipart/form-data']) {
    const answer = await takeFile(manager, post(type))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/import?problem=missing'])
  }
})

it('reads no further than the limit where no length was said', async () => {
  const manager = (await makePractice(app.db)).as('manager')
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(out) {
      sent += 1
      if (sent > 70) out.close()
      else out.enqueue(new Uint8Array(1_000_000))
    },
  })
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const init = { method: 'POST', body, headers, duplex: 'half' }
  const answer = await takeFile(manager, new Request('http://localhost/admin/import/file', init))
  expect(answer.headers.get('location')).toBe('/admin/import?problem=too-large')
  expect(sent).toBeLessThan(60)
})
