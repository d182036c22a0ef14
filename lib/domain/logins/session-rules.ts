import type { SessionKind } from './vocabulary'

const minute = 60_000

/** How long a session lives without being used, and at most, in milliseconds. */
export const sessionLife: Record<SessionKind, { idle: number; absolute: number }> = {
  patient: { idle: 30 * minute, absolute: 12 * 60 * minute },
  staff: { idle: 60 * minute, absolute: 12 * 60 * minute },
}

/** When a session used now would end. */
export function sessionEnd(kind: SessionKind, createdAt: Date, now: Date): Date {
  const life = sessionLife[kind]
  return new Date(Math.min(now.getTime() + life.idle, createdAt.getTime() + life.absolute))
}
