import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Whole programs: the built headless shell, a real notification daemon, PHP and curl. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    // A browser on a busy machine takes its time; what never comes fails all the same.
    expect: { poll: { timeout: 30_000 } },
  },
});
