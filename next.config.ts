import type { NextConfig } from 'next'
import { env } from '@/lib/platform/env'

const config: NextConfig = {
  poweredByHeader: false,
  // Types are checked by a step of their own (npm run typecheck), tests included.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  // Pages named `*.dev.tsx` exist outside production only.
  pageExtensions: env.ENROL_ENV === 'production' ? ['ts', 'tsx'] : ['dev.tsx', 'dev.ts', 'ts', 'tsx'],
  serverExternalPackages: [
    '@node-rs/argon2',
    'graphile-worker',
    'pg',
    'pino',
    'notifications-node-client',
    'pdfkit',
    'fontkit',
  ],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
  headers: async () => [
    // Pages of other sites load the client library, as a script or as a module.
    { source: '/scripts/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] },
  ],
}

export default config
