import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { filled, type Html, type HtmlForm, readHtml } from './html'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
export type Page = Answer & Html & { path: string }
export type Typed = Record<string, string | boolean>

const agent = new Agent({ keepAlive: true, maxSockets: 1024 })

/** A browser without scripts: it keeps cookies, follows redirects and sends forms as multipart. */
export type HttpVisit = ReturnType<typeof startVisit>

/** Begins a visit. `address` is the caller's address where the installation trusts this machine as its proxy. */
export function startVisit(base: string, { address }: { address?: string } = {}) {
  const cookies = new Map<string, string>()

  function headersFor(extra: Record<string, string>): Record<string, string> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return {
      accept: 'text/html',
      'user-agent': 'enrol-http-visit',
      ...(cookie ? { cookie } : {}),
      ...(address ? { 'x-forwarded-for': address } : {}),
      ...extra,
    }
  }

  function keep(setCookies: string[] = []): void {
    for (const line of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (!value || /max-age=0\b/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  /** One request and its answer; redirects are given back, not followed. */
  function ask(method: string, path: string, body?: Buffer, extra: Record<string, string> = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, base), { method, agent, headers: headersFor(extra) }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          keep(response.headers['set-cookie'])
          const { statusCode = 0, headers } = response
          resolve({ status: statusCode, headers, body: Buffer.concat(parts).toString('utf8') })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  async function follow(answer: Answer, path: string, left = 10): Promise<Page> {
    const to = answer.headers.location
    if (answer.status < 300 || answer.status > 399 || !to) return { ...answer, ...readHtml(answer.body), path }
    if (left === 0) throw new Error(`Redirected without end at ${path}`)
    const next = new URL(to, new URL(path, base))
    const onward = next.pathname + next.search
    return follow(await ask('GET', onward), onward, left - 1)
  }

  async function open(path: string): Promise<Page> {
    return follow(await ask('GET', path), path)
  }

  /** Sends a form of the page; the answer may be the same page with its errors. */
  async function send(page: Pick<Page, 'path'>, form: HtmlForm, typed: Typed): Promise<Page> {
    return follow(await post(page, form, typed), page.path)
  }

  /** Sends a form and gives back the bare answer. */
  async function post(page: Pick<Page, 'path'>, form: HtmlForm, typed: Typed): Promise<Answer> {
    const { body, type } = multipart(filled(form, typed))
    return ask('POST', form.action || page.path, body, {
      'content-type': type,
      'content-length': String(body.length),
      // A page with `Referrer-Policy: no-referrer` makes browsers say no more than this.
      origin: 'null',
      'sec-fetch-site': 'same-origin',
    })
  }

  return { base, cookies, ask, open, send, post }
}

/** The form in the main part of a page, or the one with the named button. */
export function formOf(page: Page, button?: string): HtmlForm {
  const form = page.forms.find((one) => (button ? one.buttons.includes(button) : one.inMain))
  if (!form)
    throw new Error(`${page.path} (${page.status}, "${page.title}") has no form${button ? ` "${button}"` : ''}`)
  return form
}

function multipart(fields: [string, string][]): { body: Buffer; type: string } {
  const boundary = `----enrol${Math.random().toString(36).slice(2)}`
  const escaped = (name: string) => name.replace(/"/g, '%22').replace(/\r?\n/g, '%0D%0A')
  const lines = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value.replace(/\r?\n/g, '\r\n')}\r\n`,
  )
  return {
    body: Buffer.from(`${lines.join('')}--${boundary}--\r\n`),
    type: `multipart/form-data; boundary=${boundary}`,
  }
}
