import { defineConfig } from 'vitest/config'

// unit: pure calls and fixtures. crash: iq killed hundreds of times (minutes). e2e: the built bin/iq.js on pipes. terminal: the built bin/iq.js on a real pseudo-terminal.
export default defineConfig({
  test: {
    env: { TZ: 'UTC' },
    setupFiles: ['test/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/bench/**', 'test/crash/kills.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/terminal/**'],
          testTimeout: 60_000,
        },
      },
      { extends: true, test: { name: 'crash', include: ['test/crash/kills.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'terminal',
          include: ['test/e2e/terminal/**/*.test.ts'],
          testTimeout: 60_000,
          // A pseudo-terminal on a loaded machine may be slow to answer; a real fault fails three times.
          retry: process.env.CI ? 2 : 0,
        },
      },
    ],
  },
})
