import { readFile } from 'node:fs/promises'
import { type PracticeRegister, readPracticeRegister } from '@/lib/domain/identifiers/practice-register'

/** The public lists of practices of these files, commas between them; null where none is named. */
export async function openPracticeRegister(files: string | undefined, now: Date): Promise<PracticeRegister | null> {
  const names = (files ?? '').split(',').map((name) => name.trim())
  const registers: PracticeRegister[] = []
  for (const name of names.filter(Boolean)) {
    try {
      registers.push(readPracticeRegister(await readFile(name, 'utf8'), now.toISOString().slice(0, 10)))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new Error(`The list of practice codes ${name} cannot be used. ${why}`)
    }
  }
  if (registers.length === 0) return null
  return {
    codes: registers.reduce((sum, { codes }) => sum + codes, 0),
    standingOf: (nation, code) => {
      const said = registers.map((register) => register.standingOf(nation, code))
      return (['open', 'closed', 'not-listed'] as const).find((one) => said.includes(one)) ?? 'not-told'
    },
  }
}
