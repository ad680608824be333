import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    // They need a bundle and a browser: see vitest.e2e.config.ts.
    exclude: ['tests/e2e/**'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Files compete for two cores in CI; more workers only add memory.
    maxWorkers: 2,
  },
})
