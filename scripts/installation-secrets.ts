import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface InstallationSecrets {
  superPassword: string
  ownerPassword: string
  appPassword: string
  workerPassword: string
  authSecret: string
  encryptionKey: string
}

/** Reads the secrets of an installation, making them the first time; two first starts at once agree on one set. */
export function installationSecrets(dataDir: string): InstallationSecrets {
  // Others may pass through (the database's user has to) but not look around.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const file = path.join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    const word = () => randomBytes(24).toString('base64url')
    const secrets: InstallationSecrets = {
      superPassword: word(),
      ownerPassword: word(),
      appPassword: word(),
      workerPassword: word(),
      authSecret: randomBytes(32).toString('base64'),
      encryptionKey: randomBytes(32).toString('base64'),
    }
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    try {
      linkSync(draft, file)
    } catch (error) {
      if (!existsSync(file)) throw error
    } finally {
      unlinkSync(draft)
    }
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
