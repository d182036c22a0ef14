import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '@/scripts/run-node'

export const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Prints tables, and puts them between the words of docs/performance.md, which people write. */
export function writeTables(parts: Record<string, string>, { write }: { write: boolean }): void {
  for (const [name, text] of Object.entries(parts)) console.log(`\n── ${name}\n${text}`)
  if (!write) return
  const file = path.join(projectRoot, 'docs/performance.md')
  let page = readFileSync(file, 'utf8')
  for (const [name, text] of Object.entries(parts)) {
    const place = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`)
    if (!place.test(page)) throw new Error(`docs/performance.md has no place for ${name}`)
    page = page.replace(place, (_whole, before, after) => `${before}\n${text}\n${after}`)
  }
  writeFileSync(file, page)
  console.log(`\nWritten to docs/performance.md.`)
}
