import { z } from 'zod'

const flag = z.enum(['on', 'off'])

/** Every variable Enrol reads. The form is checked here, at build and start; presence is checked by `missingForProduction`. */
const Environment = z.object({
  ENROL_ENV: z.enum(['demo', 'production', 'test']).default('demo'),
  NODE_ENV: z.string().optional(),
  ENROL_WORKER: z.enum(['in-process', 'separate']).default('separate'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  APP_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  WORKER_DATABASE_URL: z.string().optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(20),
  DATABASE_PREPARED: flag.default('on'),
  AUTH_SECRET: z.string().min(32).optional(),
  ENCRYPTION_KEY: z.string().min(32).optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Enrol <no-reply@enrol.example>'),
  NOTIFY_API_KEY: z.string().optional(),
  NOTIFY_BASE_URL: z.url().optional(),
  NOTIFY_SMS_TEMPLATE_ID: z.string().optional(),
  NOTIFY_EMAIL_TEMPLATE_ID: z.string().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_PRIVATE_KEY: z.string().optional(),
  ADDRESS_FINDER_URL: z.url({ protocol: /^https?$/ }).optional(),
  ADDRESS_FINDER_KEY: z.string().optional(),
  ADDRESS_FINDER_TIMEOUT_MS: z.coerce.number().int().min(100).max(30_000).default(2500),
  PRACTICE_CODES_FILE: z.string().optional(),
  TRUSTED_PROXIES: z.string().default(''),
  RATE_LIMITS: flag.default('on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

function parseEnvironment(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment is not right:\n${lines.join('\n')}\nSee .env.example.`)
  }
  return { ...parsed.data, APP_URL: parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}` }
}

export const env = parseEnvironment(process.env)

/** What production still lacks or must not have, in plain words; empty when it may start. */
export function missingForProduction(): string[] {
  if (env.ENROL_ENV !== 'production') return []
  const lacking: string[] = []
  const required = ['DATABASE_URL', 'WORKER_DATABASE_URL', 'AUTH_SECRET', 'ENCRYPTION_KEY'] as const
  for (const name of required) if (!env[name]) lacking.push(`${name} is required in production.`)
  if (!env.SMTP_URL && !(env.NOTIFY_API_KEY && env.NOTIFY_EMAIL_TEMPLATE_ID))
    lacking.push('Set SMTP_URL, or NOTIFY_API_KEY with NOTIFY_EMAIL_TEMPLATE_ID: production has no built-in mailbox.')
  if (env.NOTIFY_API_KEY && !env.NOTIFY_SMS_TEMPLATE_ID)
    lacking.push('NOTIFY_SMS_TEMPLATE_ID is required where NOTIFY_API_KEY is set.')
  if (env.RATE_LIMITS === 'off') lacking.push('RATE_LIMITS=off is for benches only.')
  return lacking
}

/** True where the built-in mailbox and demo sign-ins exist. */
export const isDemo = env.ENROL_ENV !== 'production'

/** Whether text messages can be sent: by Notify, or into the demo's mailbox. */
export const canSendTexts = isDemo || env.NOTIFY_API_KEY !== undefined

/** True under `npm run dev` only. */
