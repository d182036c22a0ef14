import type { NextConfig } from 'next'
import { env } from '@/lib/platform/env'

const production = env.ENROL_ENV === 'production'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  pageExtensions: production ? ['ts', 'tsx'] : ['dev.tsx', 'ts', 'tsx'],
  serverExternalPackages: ['@node-rs/argon2', 'graphile-worker', 'pg', 'pino', 'notifications-node-client'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config
