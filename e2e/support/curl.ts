import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The words of a command line as a shell reads them, where quotes are single ones and lines may go on. */
export function wordsOf(command: string): string[] {
  const words: string[] = []
  let word: string | null = null
  const plain = command.replace(/\\\n/g, ' ')
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain.charAt(at)
    if (character === "'") {
      const end = plain.indexOf("'", at + 1)
      if (end < 0) throw new Error(`A quote is not closed: ${command}`)
      word = (word ?? '') + plain.slice(at + 1, end)
      at = end
    } else if (character === '\\') {
      at += 1
      word = (word ?? '') + plain.charAt(at)
    } else if (/\s/.test(character)) {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + character
  }
  return word === null ? words : [...words, word]
}

/** Runs a curl command as somebody who copied it would, or asks the same where there is no curl. */
export async function runCurl(command: string): Promise<{ status: number; body: string }> {
  const [program, ...args] = wordsOf(command)
  if (program !== 'curl') throw new Error(`No curl: ${command}`)
  try {
    const { stdout } = await run('curl', ['-s', '-w', '\n%{http_code}', ...args], { timeout: 20_000 })
    const end = stdout.lastIndexOf('\n')
    return { status: Number(stdout.slice(end + 1)), body: stdout.slice(0, end) }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return askAsCurl(args)
  }
}

async function askAsCurl(args: string[]): Promise<{ status: number; body: string }> {
  const headers = new Headers()
  let [url, method, body] = ['', '', '']
  for (let at = 0; at < args.length; at += 1) {
    const [option = '', value = ''] = [args[at], args[at + 1]]
    if (!option.startsWith('-')) url = option
    else at += 1
    if (option === '-X') method = value
    if (option === '-d') body = value
    if (option === '-H') headers.set(value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1).trim())
  }
  const answer = await fetch(url, { method: method || (body ? 'POST' : 'GET'), headers, ...(body ? { body } : {}) })
  return { status: answer.status, body: await answer.text() }
}
