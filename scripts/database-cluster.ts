import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { PostgresBinaries } from './postgres-binaries'

const locale = process.platform === 'linux' ? 'C.UTF-8' : process.platform === 'darwin' ? 'en_US.UTF-8' : 'C'

export const home = (dataDir: string) => path.join(path.resolve(dataDir), 'pg')
export const cluster = (dataDir: string) => path.join(home(dataDir), 'data')

/** Hands files to the user the server runs as. */
export function giveTo(owner: { uid: number; gid: number } | null, entry: string): void {
  if (!owner) return
  const found = lstatSync(entry)
  if (found.uid !== owner.uid) chownSync(entry, owner.uid, owner.gid)
  if (found.isDirectory()) for (const name of readdirSync(entry)) giveTo(owner, path.join(entry, name))
}

/** Made beside its place and moved there when complete, so a kill leaves nothing half made. */
function makeCluster(dataDir: string, binaries: PostgresBinaries, password: string): void {
  const draft = `${cluster(dataDir)}.${process.pid}`
  const passwordFile = path.join(home(dataDir), `password.${process.pid}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(binaries.owner, home(dataDir))
  try {
    const made = binaries.run('initdb', [
      ...['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--no-sync'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`],
    ])
    if (!made.ok) throw new Error(`The built-in database could not be made:\n${made.output}`)
    const settings = ["listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", 'max_connections = 200']
    writeFileSync(path.join(draft, 'postgresql.auto.conf'), `${settings.join('\n')}\n`)
    if (!existsSync(cluster(dataDir))) renameSync(draft, cluster(dataDir))
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Makes the data folder of the embedded database unless it is there; refuses one made by another major version. */
export function ensureCluster(dataDir: string, binaries: PostgresBinaries, password: string): void {
  mkdirSync(home(dataDir), { recursive: true, mode: 0o700 })
  if (!existsSync(cluster(dataDir))) makeCluster(dataDir, binaries, password)
  const version = readFileSync(path.join(cluster(dataDir), 'PG_VERSION'), 'utf8').trim()
  if (version === binaries.major) return
  throw new Error(
    `The data in ${cluster(dataDir)} was made by PostgreSQL ${version}; this is PostgreSQL ${binaries.major}. ` +
      'Move it over with pg_dump and pg_restore, or start afresh with "npm run db:reset".',
  )
}
