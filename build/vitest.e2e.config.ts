import { defineConfig } from 'vitest/config'

/** The end-to-end tests: the bundled workstation in a window. Run after `node build/bundle.mjs`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A browser on a busy machine is late now and then. The report names what needed the second time.
    retry: 1,
    // Each has a browser, an engine and its parse workers beside it.
    maxWorkers: 2,
    fileParallelism: false,
    // Run by Node itself: module hooks see nothing of what Vitest would transform, and functions go to the page as they are.
    server: { deps: { external: [/\/build\/stand-in\//, /\/out\/main\//, /\/tests\/e2e\/fixtures\//] } },
  },
})
