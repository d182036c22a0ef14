import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { openForCommand } from './open-for-command'
import { runAsScript } from './run-as-script'

const asked = {
  slug: 'Short name in addresses, such as riverside',
  name: 'Name of the practice',
  nation: 'Nation: england, wales, scotland, northern-ireland or ukraine',
  'practice-code': 'Practice code (ODS or national)',
  'manager-name': "First manager's name",
  'manager-email': "First manager's email address",
} as const
type Asked = keyof typeof asked

const usage = `npm run practice:create -- ${Object.keys(asked)
  .map((name) => `--${name} …`)
  .join(' ')} [--phone …]
What is left out is asked for.`

/** What was given as arguments, and for the rest what a person at the terminal answers. */
async function answers(args: string[]): Promise<Record<Asked, string> & { phone?: string }> {
  const names = Object.keys(asked) as Asked[]
  const options = Object.fromEntries([...names, 'phone'].map((name) => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ args, options: { ...options, help: { type: 'boolean' } } })
  if (values.help) throw new Error(usage)
  const given = new Map(Object.entries(values).map(([name, value]) => [name, String(value ?? '')]))
  const missing = names.filter((name) => !given.get(name))
  if (missing.length > 0 && !stdin.isTTY) {
    throw new Error(`Missing: ${missing.map((name) => `--${name}`).join(', ')}.\n${usage}`)
  }
  const terminal = missing.length > 0 ? createInterface({ input: stdin, output: stdout }) : null
  for (const name of missing) given.set(name, (await terminal?.question(`${asked[name]}: `)) ?? '')
  terminal?.close()
  const of = (name: Asked) => given.get(name) ?? ''
  return {
    slug: of('slug'),
    name: of('name'),
    nation: of('nation'),
    'practice-code': of('practice-code'),
    'manager-name': of('manager-name'),
    'manager-email': of('manager-email'),
    phone: given.get('phone') || undefined,
  }
}

runAsScript(import.meta.url, async (args) => {
  const given = await answers(args)
  const close = await openForCommand()
  try {
    const { openPractice } = await import('./open-practice')
    console.log(await openPractice(given))
  } finally {
    await close()
  }
  // The application's pool would keep the process.
  process.exit(0)
})
