import { withheldPracticeCode } from '@/lib/domain/identifiers/practice-code'
import type { PracticeRegister } from '@/lib/domain/identifiers/practice-register'
import { listPractices } from '@/lib/domain/practices/queries'
import type { Db } from '@/lib/platform/db'
import { inEnglish } from './in-english'

/** What the public lists say of each practice here: a line each, and how many of them should not go on as they are. */
export async function checkPracticeCodes(
  db: Db,
  register: PracticeRegister,
): Promise<{ lines: string[]; wrong: number }> {
  const lines: string[] = []
  let wrong = 0
  for (const { name, nation, practiceCode } of await listPractices(db)) {
    const problem = withheldPracticeCode(nation, practiceCode, register)
    const told = register.standingOf(nation, practiceCode) !== 'not-told'
    if (problem) wrong += 1
    const said = problem ? inEnglish(problem.key) : told ? 'Open' : 'The list has no practices of its nation'
    lines.push(`${practiceCode}  ${name}: ${said}.`)
  }
  return { lines, wrong }
}
