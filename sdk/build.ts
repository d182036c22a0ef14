import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const name = 'patientportalapi-1.1'
const banner = '// Made from sdk by `npm run sdk`. Longer than 250 lines because a page loads it as one file.\n'

/** The library as one file: `js` for pages that load a script, `mjs` for those that import a module. */
export async function bundle(kind: 'js' | 'mjs'): Promise<string> {
  const entry = path.join(import.meta.dirname, kind === 'js' ? 'classic.ts' : 'index.ts')
  const answer = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry, formats: [kind === 'js' ? 'iife' : 'es'], name: 'PatientPortal' },
    },
  })
  const [output] = [answer].flat()
  if (!output || !('output' in output)) throw new Error('Nothing was built')
  return banner + output.output[0].code
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = path.join(import.meta.dirname, '../public/scripts')
  mkdirSync(folder, { recursive: true })
  for (const kind of ['js', 'mjs'] as const) writeFileSync(path.join(folder, `${name}.${kind}`), await bundle(kind))
}
