import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { runAsScript } from './run-as-script'
import { projectRoot } from './run-node'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const usual = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/Applications/Google Chrome.app/Contents/MacOS']

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function installed(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...usual].filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram)
}

function playwrights(): string | undefined {
  const file = chromium.executablePath()
  return file && existsSync(file) ? file : undefined
}

const run = (command: string, args: string[]) =>
  spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit' }).status === 0

/** Asks Debian's or Ubuntu's package manager, as root or through a sudo that needs no password. */
function fromPackageManager(): void {
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return
  const asRoot = process.getuid?.() === 0 ? ['env'] : ['sudo', '-n', 'env']
  const aptGet = [...asRoot, 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
  const [command = 'env', ...args] = aptGet
  console.log('Installing a browser for the tests (apt-get install chromium) …')
  run(command, [...args, 'update', '-qq'])
  run(command, [...args, 'install', '-y', '-qq', '--no-install-recommends', 'chromium'])
}

function fromPlaywright(): void {
  console.log('Installing a browser for the tests (playwright install chromium) …')
  run(process.execPath, [path.join(projectRoot, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'])
}

/** A Chromium for the browser tests: the one named, one that is installed, or one that is installed now. */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROMIUM_PATH is ${named}, but there is no program there.`)
    return named
  }
  const present = installed() ?? playwrights()
  if (present) return present
  fromPackageManager()
  const packaged = installed()
  if (packaged) return packaged
  fromPlaywright()
  const downloaded = playwrights()
  if (downloaded) return downloaded
  throw new Error('The browser tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to the program.')
}

runAsScript(import.meta.url, async () => console.log(await findBrowser()))
