import { violatedConstraint } from '@/lib/domain/shared/database-error'
import { Conflict } from '@/lib/domain/shared/errors'

/** Says at the name when the database refused it: another client in use has it. */
export async function nameTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (violatedConstraint(error) !== 'api_clients_name') throw error
    const taken = { key: 'errors.apiClient.nameTaken' }
    throw new Conflict(taken, { name: taken })
  }
}
