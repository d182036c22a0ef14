import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Another site, on another port of this machine, that serves the pages it is given, now or later. */
export async function startSite(pages: Record<string, string> = {}) {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8')
    response.writeHead(path in pages ? 200 : 404).end(pages[path])
  })
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
  const { port } = server.address() as AddressInfo
  return { url: `http://localhost:${port}`, pages, end: () => server.close() }
}
