import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', '.next/**', 'e2e/**', '.data/**'],
    pool: 'forks',
    globalSetup: 'lib/testing/global-setup.ts',
    setupFiles: 'lib/testing/fail-on-console-error.ts',
    testTimeout: 15_000,
    hookTimeout: 30_000,
    reporters: process.env.UNIT_REPORT ? ['default', 'json'] : ['default'],
    outputFile: process.env.UNIT_REPORT ? { json: process.env.UNIT_REPORT } : undefined,
    env: {
      ENROL_ENV: 'test',
      APP_URL: 'http://localhost:3000',
      // Tests connect to a database of their own (lib/testing/database.ts); anything else must fail loudly.
      DATABASE_URL: 'postgres://enrol_app:nothing@127.0.0.1:1/none',
      DATABASE_OWNER_URL: 'postgres://enrol_owner:nothing@127.0.0.1:1/none',
      WORKER_DATABASE_URL: 'postgres://enrol_worker:nothing@127.0.0.1:1/none',
      AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
      ENCRYPTION_KEY: Buffer.alloc(32, 'only-for-tests').toString('base64'),
      SMTP_URL: '',
      NOTIFY_API_KEY: '',
      LOG_LEVEL: 'silent',
    },
  },
})
