import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { auditSentences } from './vocabulary'

const places = ['lib', 'drizzle/seed', 'scripts', 'app']

/** Action words in files that write to the log, from the lines that say `action`. */
function actionsIn(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  if (!source.includes('recordAudit(')) return []
  const lines = source.split('\n').filter((line) => /\baction: /.test(line))
  return lines.flatMap((line) => [...line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => action ?? ''))
}

it('has a sentence for every action that is written', () => {
  const files = places.flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .map((name) => `${place}/${name}`),
  )
  const written = new Set(files.flatMap(actionsIn))
  expect(written.size).toBeGreaterThan(30)
  const known = Object.keys(auditSentences)
  const lacking = [...written].filter((action) => !known.includes(action))
  expect(lacking, 'add these to lib/domain/audit/vocabulary.ts').toEqual([])
})

it('says each thing in its own words, so that a search can choose between them', () => {
  const sentences = Object.values(auditSentences)
  expect(sentences.filter((one, index) => sentences.indexOf(one) !== index)).toEqual([])
})
