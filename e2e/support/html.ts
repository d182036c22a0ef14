/** One field of a form as a browser without scripts would send it. */
export type Control = {
  name: string
  kind: 'text' | 'hidden' | 'checkbox' | 'radio' | 'select' | 'button'
  value: string
  on: boolean
  choices: string[]
}
export type HtmlForm = {
  action: string
  method: 'get' | 'post'
  inMain: boolean
  controls: Control[]
  buttons: string[]
}
export type Html = { title: string; heading: string; text: string; forms: HtmlForm[]; links: string[] }

type Attributes = Record<string, string>
type Token = { tag: string; closes: boolean; attributes: Attributes; at: number; end: number }

const tokens =
  /<!--[\s\S]*?-->|<(script|style|template)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi
const pairs = /([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    return named[name.toLowerCase()] ?? whole
  })
}

function words(html: string): string {
  const plain = html.replace(tokens, (tag) => (/^<\/?(?:a|b|em|strong|span|abbr|bdi)\b/i.test(tag) ? '' : ' '))
  return decoded(plain).replace(/\s+/g, ' ').trim()
}

function* tokensOf(html: string): Generator<Token> {
  for (const match of html.matchAll(tokens)) {
    const tag = match[3]?.toLowerCase()
    if (!tag) continue
    const attributes: Attributes = {}
    for (const [, name = '', ...values] of (match[4] ?? '').matchAll(pairs)) {
      attributes[name.toLowerCase()] = decoded(values.find((value) => value !== undefined) ?? '')
    }
    yield { tag, closes: match[2] === '/', attributes, at: match.index, end: match.index + match[0].length }
  }
}

function controlOf({ tag, attributes }: Token): Control | null {
  const { name = '', type = '', value } = attributes
  if (!name || 'disabled' in attributes) return null
  const control = { name, value: value ?? '', on: true, choices: [] }
  if (tag === 'textarea' || tag === 'select') return { ...control, kind: tag === 'select' ? 'select' : 'text' }
  if (tag === 'button' || type === 'submit') return { ...control, kind: 'button', on: false }
  if (type === 'checkbox' || type === 'radio')
    return { ...control, kind: type, value: value ?? 'on', on: 'checked' in attributes }
  return { ...control, kind: type === 'hidden' ? 'hidden' : 'text' }
}

/** Reads the parts of a page that someone without scripts works with: its title, heading, words, links and forms. */
export function readHtml(html: string): Html {
  const forms: HtmlForm[] = []
  const links: string[] = []
  let inMain = false
  let form: HtmlForm | null = null
  let field: { control: Control; from: number } | null = null
  let button: number | null = null
  for (const token of tokensOf(html)) {
    const { tag, closes, attributes } = token
    if (tag === 'main') inMain = !closes
    if (tag === 'a' && attributes.href) links.push(attributes.href)
    if (tag === 'form') {
      form = closes
        ? null
        : {
            action: attributes.action ?? '',
            method: /post/i.test(attributes.method ?? '') ? 'post' : 'get',
            inMain,
            controls: [],
            buttons: [],
          }
      if (form) forms.push(form)
    }
    if (!form) continue
    if (closes) {
      if (tag === 'textarea' && field)
        field.control.value = decoded(html.slice(field.from, token.at)).replace(/^\n/, '')
      if (tag === 'textarea' || tag === 'select') field = null
      if (tag === 'button' && button !== null) form.buttons.push(words(html.slice(button, token.at)))
      if (tag === 'button') button = null
      continue
    }
    if (tag === 'button') button = token.end
    if (tag === 'option' && field) {
      const value = attributes.value ?? ''
      field.control.choices.push(value)
      if (field.control.choices.length === 1 || 'selected' in attributes) field.control.value = value
    }
    if (!['input', 'textarea', 'select', 'button'].includes(tag)) continue
    const control = controlOf(token)
    if (control) form.controls.push(control)
    if (control && (tag === 'textarea' || tag === 'select')) field = { control, from: token.end }
  }
  const between = (tag: string) => words(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'i').exec(html)?.[1] ?? '')
  const main = /<main\b[\s\S]*<\/main>/i.exec(html)?.[0] ?? html
  return { title: between('title'), heading: between('h1'), text: words(main), forms, links }
}

/** What the browser would send for a form, with some fields typed into, ticked or chosen. */
export function filled(form: HtmlForm, typed: Record<string, string | boolean>): [string, string][] {
  const pressed = form.controls.find(({ kind, value, name }) => kind === 'button' && typed[name] === value)
  return form.controls.flatMap((control): [string, string][] => {
    const { name, kind, value } = control
    const wanted = typed[name]
    if (kind === 'button') return control === pressed ? [[name, value]] : []
    if (kind === 'checkbox') return (wanted ?? control.on) === false ? [] : wanted || control.on ? [[name, value]] : []
    if (kind === 'radio') return (wanted === undefined ? control.on : wanted === value) ? [[name, value]] : []
    if (wanted === undefined || kind === 'hidden') return [[name, value]]
    if (kind === 'select' && !control.choices.includes(String(wanted)))
      throw new Error(`The list "${name}" has no choice "${wanted}"`)
    return [[name, String(wanted)]]
  })
}
