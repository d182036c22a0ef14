import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { routes } from '@/e2e/support/routes'
import { permissions } from '@/lib/domain/access/permissions'
import { accountStatuses } from '@/lib/domain/accounts/vocabulary'
import { batchItemStates, batchStatuses } from '@/lib/domain/batches/vocabulary'
import { messageKinds, messageStatuses } from '@/lib/domain/correspondence/vocabulary'
import { invoiceStatuses } from '@/lib/domain/invoices/vocabulary'
import { letterStatuses } from '@/lib/domain/letters/vocabulary'
import { secretKinds } from '@/lib/domain/logins/vocabulary'
import { registrationStatuses } from '@/lib/domain/registrations/vocabulary'
import { signUpCodeStatuses } from '@/lib/domain/sign-up-codes/vocabulary'

const roots = ['app', 'components', 'lib', 'drizzle', 'scripts', 'e2e', 'bench', 'sdk']
const files = roots
  .flatMap((root) => filesIn(root))
  .filter((file) => /\.(tsx?|mjs|cjs)$/.test(file) && !file.startsWith('drizzle/migrations'))
  .sort()
const text = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
const isTest = (file: string) => /\.(test|spec)\.tsx?$/.test(file)

function filesIn(root: string): string[] {
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true }).map((file) => `${root}/${String(file)}`)
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
}

/** The files that break a rule; the test's name is the rule. */
function broken(where: RegExp, breaks: (code: string, file: string) => boolean): string[] {
  return files.filter((file) => where.test(file) && breaks(text.get(file) ?? '', file))
}

describe('a verb', () => {
  it('asks for permission before its transaction, and records it inside', () => {
    expect(
      broken(/^lib\/domain\/(?!shared\/)/, (code, file) => {
        if (isTest(file)) return false
        const opens = code.search(/(?<![.\w] ?)\btransaction(<[^>]*>)?\(/)
        if (opens < 0) return false
        const asks = code.indexOf('authorize(')
        return asks < 0 || asks > opens || !/recordAudit\(|recordAccess\(/.test(code)
      }),
    ).toEqual([])
  })

  it('takes the time from its context', () => {
    expect(
      broken(
        /^lib\/domain\//,
        (code, file) => !isTest(file) && /new Date\(\)|Date\.now\(\)/.test(code) && !/fields\.ts$/.test(file),
      ),
    ).toEqual([])
  })
})

describe('a door', () => {
  it('for a form is built by formAction', () => {
    expect(
      broken(/^app\/.*actions\.ts$/, (code) =>
        [...code.matchAll(/^export (?:const|async function) (\w+)(.*)$/gm)].some(
          ([line]) => !/= formAction\(|= signOutAction|= searchAction/.test(line),
        ),
      ),
    ).toEqual([])
  })

  it('for a program is built by apiRoute', () => {
    const plain = ['app/api/health/route.ts']
    expect(
      broken(
        /^app\/.*route(\.dev)?\.ts$/,
        (code, file) =>
          !plain.includes(file) &&
          [...code.matchAll(/^export (?:const|async function) (GET|POST|PUT|DELETE|PATCH)(.*)$/gm)].some(
            ([line]) => !line.includes('apiRoute('),
          ),
      ),
    ).toEqual([])
  })

  it("is marked 'use server' in actions.ts only", () => {
    expect(broken(/./, (code, file) => /^['"]use server['"]/m.test(code) && basename(file) !== 'actions.ts')).toEqual(
      [],
    )
  })
})

describe('every page', () => {
  it('stands in e2e/support/routes.ts with the roles admitted', () => {
    const known = new Set(routes.map((route) => route.page))
    const pages = files.filter((file) => /^app\/.*\/page\.tsx$/.test(file) || file === 'app/page.tsx')
    const url = (file: string) =>
      dirname(file)
        .replace(/^app/, '')
        .replace(/\/\([^)]+\)/g, '') || '/'
    expect(pages.map(url).filter((page) => !known.has(page))).toEqual([])
  })

  it('links by plain anchors: prefetching a patient would be recorded as a look', () => {
    expect(broken(/^(app|components)\//, (code) => /from 'next\/link'/.test(code))).toEqual([])
  })
})

describe('every word', () => {
  it('of a permission is asked for somewhere, and named in a test or a page', () => {
    const code = [...text].filter(
      ([file]) => /^(lib\/(domain|web)|app)\//.test(file) && !file.endsWith('permissions.ts'),
    )
    const used = code.map(([, body]) => body).join('\n')
    expect(Object.keys(permissions).filter((permission) => !used.includes(`'${permission}'`))).toEqual([])
  })

  it('that announces has a message', () => {
    expect(
      messageKinds.filter((kind) => !existsSync(`lib/messages/${kind}.ts`) && !existsSync(`lib/messages/${kind}.tsx`)),
    ).toEqual([])
  })

  it('for a single-use secret is raced in bench', () => {
    const races = [...text].map(([file, words]) => (/^bench\/.*races\.ts$/.test(file) ? words : '')).join('\n')
    expect(secretKinds.filter((kind) => !races.includes(kind))).toEqual([])
  })

  it('for a status stands in docs/states.md', () => {
    const states = readFileSync('docs/states.md', 'utf8')
    const words = [
      ...registrationStatuses,
      ...signUpCodeStatuses,
      ...accountStatuses,
      ...messageStatuses,
      ...letterStatuses,
      ...invoiceStatuses,
      ...batchStatuses,
      ...batchItemStates,
    ]
    expect(words.filter((word) => !states.includes(`\`${word}\``))).toEqual([])
  })

  it('of a schema is a key, never a sentence', () => {
    expect(
      broken(/^lib\/domain\/.*\/schema\.ts$/, (code) =>
        /(?:message|error): ['"`][A-Z]|['"`][A-Z][a-z]+ [a-z]+ [a-z]+/.test(
          code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
        ),
      ),
    ).toEqual([])
  })
})

describe('a file', () => {
  it('is at most 250 lines, or says why it is longer', () => {
    expect(broken(/./, (code) => code.split('\n').length > 251 && !/Longer than 250 lines because/.test(code))).toEqual(
      [],
    )
  })

  it('has a kebab-case name', () => {
    const plain = /^(\[[a-z-]+\]|[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z]+)*$/
    expect(files.filter((file) => !plain.test(basename(file)))).toEqual([])
  })

  it('reads the environment in lib/platform/env.ts only', () => {
    expect(
      broken(
        /^(app|components|lib|drizzle)\//,
        (code, file) =>
          code.includes('process.env') && !/env\.ts$/.test(file) && !isTest(file) && !file.startsWith('lib/testing/'),
      ),
    ).toEqual([])
  })

  it("imports 'server-only' in lib/web only", () => {
    expect(broken(/./, (code, file) => /^import 'server-only'/m.test(code) && !file.startsWith('lib/web/'))).toEqual([])
  })

  it('has no way round the types', () => {
    expect(
      broken(
        /./,
        (code, file) =>
          /: any\b|<any>|as any\b|as unknown as|@ts-(ignore|expect-error|nocheck)/.test(withoutComments(code)) &&
          file !== 'lib/conventions.test.ts',
      ),
    ).toEqual([])
  })

  it('is no barrel, and climbs at most one step', () => {
    expect(
      broken(
        /./,
        (code, file) =>
          (/^export \* from/m.test(code) && file !== 'drizzle/schema/index.ts') || /from '\.\.\/\.\./.test(code),
      ),
    ).toEqual([])
  })
})

describe('the documents', () => {
  it('cite paths that exist', () => {
    const documents = ['README.md', ...filesIn('docs').filter((file) => file.endsWith('.md'))].filter((file) =>
      existsSync(file),
    )
    const cited = documents.flatMap((document) =>
      [
        ...readFileSync(document, 'utf8').matchAll(
          /`((?:app|components|lib|drizzle|e2e|scripts|bench|docs|locales|deploy)\/[\w./()[\]@-]+)`/g,
        ),
      ].map(([, path]) => path ?? ''),
    )
    expect([...new Set(cited)].filter((path) => !existsSync(path))).toEqual([])
  })
})
