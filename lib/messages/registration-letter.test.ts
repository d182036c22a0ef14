import { createCanvas } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { localesOfLetter, type PrintedLetter } from '@/lib/domain/letters/printed-letter'
import { printLetters, printRegistrationLetter } from './print'

const letter: PrintedLetter = {
  practice: { name: 'Riverside Surgery', phone: '020 7946 0100', code: 'A81001', slug: 'riverside', nation: 'england' },
  to: { name: 'Ms Amara Okafor', lines: ['Studio 99', 'Backlok Street', 'London', 'N1 7NK'] },
  patientId: { scheme: 'nhs', value: '9991234578' },
  accountNumber: '5187276943',
  key: '23456789ABCDEFGH',
  token: 'JKMNPQRSTVWXYZ23',
  issueNumber: 2,
  reprint: 1,
  issuedOn: '2026-11-12',
  expiresOn: '2026-12-12',
  locales: ['en'],
  format: 'standard',
}

const readBack = async (change: Partial<PrintedLetter> = {}) =>
  readBytes(await printRegistrationLetter({ ...letter, ...change }))

async function readBytes(data: Uint8Array) {
  // Destroyed with the test's process; the reader takes the bytes for itself.
  const pdf = await getDocument({ data: data.slice(), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, n) => pdf.getPage(n + 1)))
  const texts = await Promise.all(
    pages.map(async (page) => {
      const { items } = await page.getTextContent()
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
    }),
  )
  return { pdf, pages, texts, text: texts.join(' '), raw: Buffer.from(data).toString('latin1') }
}

async function qrOf(page: Awaited<ReturnType<typeof readBack>>['pages'][number] | undefined) {
  if (!page) throw new Error('There is no such page')
  const viewport = page.getViewport({ scale: 3 })
  const canvas = createCanvas(viewport.width, viewport.height)
  const canvasContext = canvas.getContext('2d')
  await page.render({ canvas: null, canvasContext: canvasContext as never, viewport }).promise
  const { data, width, height } = canvasContext.getImageData(0, 0, viewport.width, viewport.height)
  return jsQR(new Uint8ClampedArray(data), width, height)?.data
}

describe('a registration letter, read back', () => {
  it('has both blocks, in groups, the end in words, and where to go', async () => {
    const { text, pdf } = await readBack()
    expect(pdf.numPages).toBe(1)
    for (const words of [
      ...['Riverside Surgery', '020 7946 0100', 'Ms Amara Okafor', 'Backlok Street', 'N1 7NK', 'Letter 2', 'Reprint 1'],
      ...['A81001', '518 727 6943', '2345 6789 ABCD EFGH', '999 123 4578', 'JKMN PQRS TVWX YZ23'],
      ...['Practice ID', 'Account ID', 'Linkage Key', 'Patient ID (NHS number)', 'Online Service Registration Token'],
      ...[
        '12 December 2026',
        '/p/riverside/letter',
        '/p/riverside/privacy',
        'Using them for a child or someone else? Ask us first.',
      ],
    ]) {
      expect(text).toContain(words)
    }
  })

  it.each([
    ['england', { scheme: 'nhs', value: '9991234578' }, 'NHS number', '999 123 4578'],
    ['wales', { scheme: 'nhs', value: '9991234578' }, 'NHS number', '999 123 4578'],
    ['scotland', { scheme: 'chi', value: '0101011237' }, 'CHI number', '010101 1237'],
    ['northern-ireland', { scheme: 'hc', value: '3200000015' }, 'H&C number', '320 000 0015'],
  ] as const)('of %s has all that its nation asks for', async (nation, patientId, named, grouped) => {
    const practice = { ...letter.practice, nation }
    const locales = localesOfLetter(nation, 'en')
    const { texts } = await readBack({ practice, patientId, locales })
    expect(locales).toEqual(nation === 'wales' ? ['en', 'cy'] : ['en'])
    const [english = '', welsh = ''] = texts
    const inOrder = [
      ...['Practice ID: A81001', 'Account ID: 518 727 6943', 'Linkage Key: 2345 6789 ABCD EFGH'],
      ...['Practice ID: A81001', `Patient ID (${named}): ${grouped}`],
      'Online Service Registration Token: JKMN PQRS TVWX YZ23',
    ]
    let from = 0
    for (const words of inOrder) {
      const at = english.indexOf(words, from)
      expect(at, `${words} in ${english}`).toBeGreaterThanOrEqual(0)
      from = at + words.length
    }
    for (const words of ['12 December 2026', '/p/riverside/letter', 'Ms Amara Okafor']) expect(english).toContain(words)
    if (nation === 'wales')
      for (const words of ['12 Rhagfyr 2026', '518 727 6943', grouped, 'JKMN PQRS TVWX YZ23', '2345 6789 ABCD EFGH'])
        expect(welsh).toContain(words)
  })

  it('says nothing it should not: no birth date', async () => {
    const { text } = await readBack()
    expect(text).not.toMatch(/1984|Born|born on/)
  })

  it('carries a square that fills in Practice ID and Account ID, never a code', async () => {
    const { pages } = await readBack()
    const address = new URL((await qrOf(pages[0])) ?? '')
    expect(address.pathname).toBe('/p/riverside/letter')
    expect(Object.fromEntries(address.searchParams)).toEqual({ practice: 'A81001', account: '5187276943' })
  })

  it('is tagged, titled, in a language, with the typeface inside', async () => {
    const { pdf, pages, raw } = await readBack()
    const { info, metadata } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: 'Your codes for online services', Language: 'en' })
    expect(metadata?.getRaw()).toContain('pdfuaid')
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    const roles = JSON.stringify(await pages[0]?.getStructTree())
    for (const role of ['Document', 'H1', 'P', 'L', 'LI', 'Figure']) expect(roles).toContain(`"role":"${role}"`)
    expect(roles).toContain('A square code that opens our website')
    expect(raw.match(/\/FontFile2|\/FontFile3/g)?.length).toBeGreaterThan(0)
  })

  it('is in Welsh and English in Wales, a page each, with the same codes', async () => {
    const { texts, pages } = await readBack({ locales: ['cy', 'en'] })
    expect(texts).toHaveLength(2)
    expect(texts[0]).toContain('Eich codau ar gyfer gwasanaethau ar-lein')
    expect(texts[1]).toContain('Your codes for online services')
    for (const text of texts) expect(text).toContain('2345 6789 ABCD EFGH')
    expect(await qrOf(pages[1])).toContain('5187276943')
  })

  it('is in Ukrainian with Cyrillic names, and in large print where that is needed', async () => {
    const { text } = await readBack({
      locales: ['uk'],
      to: { name: 'Олена Коваль', lines: ['вул. Шевченка, 1', 'Дніпро', '49000'] },
      patientId: { scheme: 'rnokpp', value: '3184710691' },
    })
    for (const words of ['Олена Коваль', 'РНОКПП', '518 727 6943']) expect(text).toContain(words)
    const large = await readBack({ format: 'large-print' })
    const { items } = (await large.pages[0]?.getTextContent()) ?? { items: [] }
    const code = items.find((item) => 'str' in item && item.str.includes('2345 6789'))
    expect(code && 'height' in code ? code.height : 0).toBeGreaterThanOrEqual(18)
    expect(large.text).toContain('JKMN PQRS TVWX YZ23')
  })

  it.each(['en', 'cy', 'uk'] as const)(
    'keeps its one page in %s with a long address of our website',
    async (locale) => {
      const practice = { ...letter.practice, slug: 'a-practice-whose-name-takes-a-line-of-its-own-in-any-address' }
      const { pdf } = await readBack({ practice, locales: [locale], reprint: 2 })
      expect(pdf.numPages).toBe(1)
    },
  )

  it.each(['en', 'cy', 'uk'] as const)('is two pages in large print in %s', async (locale) => {
    const { pdf } = await readBack({ locales: [locale], format: 'large-print' })
    expect(pdf.numPages).toBe(2)
  })

  it('keeps its one page with a name of 100 characters and five lines of address', async () => {
    const { pdf, text } = await readBack({
      to: {
        name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(3).slice(0, 100),
        lines: ['a', 'b', 'c', 'd', 'N1 7NK'],
      },
    })
    expect(pdf.numPages).toBe(1)
    expect(text).toContain('2345 6789 ABCD EFGH')
  })
})

describe('many letters in one document', () => {
  async function* bundle(): AsyncGenerator<PrintedLetter> {
    for (let n = 0; n < 12; n += 1) {
      const accountNumber = String(5_187_276_900 + n)
      yield {
        ...letter,
        accountNumber,
        format: n === 5 ? 'large-print' : 'standard',
        locales: n === 7 ? ['cy', 'en'] : ['en'],
      }
    }
  }

  it('come in parts, each on its pages in order, as whole and tagged as one alone', async () => {
    const parts: Uint8Array[] = []
    for await (const part of printLetters(bundle(), { title: 'Registration letters', lang: 'en' })) parts.push(part)
    expect(parts.length).toBeGreaterThan(4)
    const { pdf, pages, texts } = await readBytes(new Uint8Array(Buffer.concat(parts)))
    expect(pdf.numPages).toBe(14)
    const accounts = texts.flatMap((text) => /518 727 69\d\d/.exec(text)?.[0].slice(-2) ?? [])
    expect([...new Set(accounts)].join()).toBe('00,01,02,03,04,05,06,07,08,09,10,11')
    const alone = await (await readBack({ accountNumber: '5187276900' })).pages[0]?.getStructTree()
    const shape = (tree: unknown) => JSON.stringify(tree).replace(/"id":"[^"]*"/g, '')
    for (const page of [pages[0], pages[4], pages[13]]) expect(shape(await page?.getStructTree())).toBe(shape(alone))
    for (const page of pages) expect(JSON.stringify(await page.getStructTree())).toContain('"role":"P"')
  })
})
