import { openForCommand } from './open-for-command'
import { openPracticeRegister } from './practice-register'
import { runAsScript } from './run-as-script'

runAsScript(import.meta.url, async ([given]) => {
  const register = await openPracticeRegister(given ?? process.env.PRACTICE_CODES_FILE, new Date())
  if (!register) {
    throw new Error(
      'Name the list of practices: npm run practice-codes:check -- epraccur.csv, or set PRACTICE_CODES_FILE.',
    )
  }
  const close = await openForCommand()
  let wrong = 0
  try {
    const { checkPracticeCodes } = await import('./check-practice-codes')
    const { db } = await import('@/lib/platform/db')
    const said = await checkPracticeCodes(db, register)
    wrong = said.wrong
    console.log(`${register.codes} codes in the list.`)
    for (const line of said.lines) console.log(line)
  } finally {
    await close()
  }
  // The application's pool would keep the process.
  process.exit(wrong > 0 ? 1 : 0)
})
