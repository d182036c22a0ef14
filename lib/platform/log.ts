import pino from 'pino'
import { env } from './env'

/** The server's log. It carries ids and reasons, never what a person typed. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: { app: 'enrol' },
  redact: { paths: ['password', 'token', 'code', 'email', '*.password', '*.token', '*.code', '*.email'], remove: true },
})
