/** The constraint a failed write ran into, or null when it failed for another reason. */
export function violatedConstraint(error: unknown): string | null {
  const cause = error instanceof Error && error.cause ? error.cause : error
  if (typeof cause !== 'object' || cause === null) return null
  if (!('code' in cause) || (cause.code !== '23505' && cause.code !== '23514' && cause.code !== '23503')) return null
  return 'constraint_name' in cause && typeof cause.constraint_name === 'string' ? cause.constraint_name : ''
}
