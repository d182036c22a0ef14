import { sessionLife } from '@/lib/domain/logins/session-rules'

/** How long a session lives without being used, in seconds. */
export const sessionSeconds = sessionLife.patient.idle / 1000
