import { existsSync, readFileSync } from 'node:fs'

const ticksASecond = 100

/** The milliseconds a process has kept a core busy so far, its threads included; null where there is no /proc. */
export function processorTime(pid: number): number | null {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  // The name in brackets may have spaces; user and system time are the 14th and 15th field of the line.
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksASecond
}
