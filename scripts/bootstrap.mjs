// Plain Node, no dependencies: this file runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}node_modules/.enrol-installed`
const tasks = { up: 'scripts/up.ts', test: 'scripts/test.ts' }

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Enrol needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
  }
}

function installIfNeeded() {
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex')
  const wanted = `${lock} ${process.platform}-${process.arch} ${process.versions.modules}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!existsSync(stamp) && sameAsInstalled()) return writeFileSync(stamp, wanted)
  console.log('Installing packages (a minute or two the first time) …')
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    // Development packages are needed to build, whatever the caller's NODE_ENV says.
    env: { ...process.env, NODE_ENV: 'development', npm_config_omit: '' },
    shell: !npm && process.platform === 'win32',
  })
  if (result.status !== 0) fail('Packages could not be installed: "npm ci" failed, its own message is above.')
  writeFileSync(stamp, wanted)
}

/** True after an ordinary `npm ci` or `npm install` of exactly this lock file. */
function sameAsInstalled() {
  const installed = `${root}node_modules/.package-lock.json`
  if (!existsSync(installed)) return false
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  )
}

const [task, ...rest] = process.argv.slice(2)
const script = tasks[task]
if (!script) fail('Usage: node scripts/bootstrap.mjs up|test')
checkNode()
installIfNeeded()

// The channel tells the child when this process is gone, even after kill -9.
const child = spawn(process.execPath, ['--import', 'tsx', script, ...rest], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => fail(`${script} could not be started: ${error.message}`))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
