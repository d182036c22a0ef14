import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Runs `main` when the file was called by name rather than imported; a failure is one plain sentence and exit code 1. */
export function runAsScript(moduleUrl: string, main: (args: string[]) => Promise<void>): void {
  if (moduleUrl !== pathToFileURL(process.argv[1] ?? '').href) return
  if (existsSync('.env')) process.loadEnvFile('.env')
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? (process.env.DEBUG ? error.stack : error.message) : error)
    process.exit(1)
  })
}
