import type { APIRequestContext } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { groupCode } from '@/lib/domain/letters/letter-codes'

export type Sheet = { text: string; accountNumber: string; key: string; token: string; patientNumber: string }

/** What stands on a printed letter, read back from the PDF as a person reads it. */
export async function sheetAt(request: APIRequestContext, url: string): Promise<Sheet> {
  const answer = await request.get(url)
  if (answer.headers()['content-type'] !== 'application/pdf') throw new Error(`${url} answered ${answer.status()}`)
  const [text = ''] = await pagesOf(await answer.body())
  const after = (label: string, shape: RegExp) => {
    const found = new RegExp(`${label}: (${shape.source})`).exec(text)?.[1]
    if (!found) throw new Error(`The sheet has no ${label}: ${text.slice(0, 300)}`)
    return found
  }
  // Some letters stand so close or so far that the reader sees a gap between them: what counts is their order.
  const code = (label: string) => groupCode(after(label, /(?:[2-9A-Z] ?){16}/).replaceAll(' ', ''))
  return {
    text,
    accountNumber: after('Account ID', /[\d ]+\d/),
    key: code('Linkage Key'),
    token: code('Online Service Registration Token'),
    patientNumber: after('Patient ID \\(NHS number\\)', /[\d ]+\d/),
  }
}

/** The words of each page of a PDF. */
export async function pagesOf(bytes: Buffer): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, n) => {
      const { items } = await (await pdf.getPage(n + 1)).getTextContent()
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
    }),
  )
}
