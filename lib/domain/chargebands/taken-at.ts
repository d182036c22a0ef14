import { violatedConstraint } from '@/lib/domain/shared/database-error'
import { Conflict } from '@/lib/domain/shared/errors'

/** Runs a write; when one of these unique indexes or foreign keys refuses it, says so at the field. */
export async function takenAt<T>(
  constraints: Record<string, Record<string, string>>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const fields = constraints[violatedConstraint(error) ?? '']
    const [key] = Object.values(fields ?? {})
    if (!fields || !key) throw error
    throw new Conflict({ key }, Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, { key: text }])))
  }
}
