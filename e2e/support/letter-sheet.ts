import type { APIRequestContext } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type Sheet = { text: string; accountNumber: string; key: string; token: string; patientNumber: string }

/** What stands on a printed letter, read back from the PDF as a person reads it. */
export async function sheetAt(request: APIRequestContext, url: string): Promise<Sheet> {
  const answer = await request.get(url)
  if (answer.headers()['content-type'] !== 'application/pdf') throw new Error(`${url} answered ${answer.status()}`)
  const pdf = await getDocument({ data: new Uint8Array(await answer.body()), verbosity: 0 }).promise
  const { items } = await (await pdf.getPage(1)).getTextContent()
  const text = items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
  const after = (label: string, shape: RegExp) => {
    const found = new RegExp(`${label}: (${shape.source})`).exec(text)?.[1]
    if (!found) throw new Error(`The sheet has no ${label}: ${text.slice(0, 300)}`)
    return found
  }
  const code = /(?:[2-9A-Z]{4} ?){4}/
  return {
    text,
    accountNumber: after('Account ID', /[\d ]+\d/),
    key: after('Linkage Key', code),
    token: after('Online Service Registration Token', code),
    patientNumber: after('Patient ID \\(NHS number\\)', /[\d ]+\d/),
  }
}
