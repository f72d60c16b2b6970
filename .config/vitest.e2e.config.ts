import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from './closing-line.ts';

/** Whole programs: the built headless shell, a real notification daemon, PHP and curl. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/e2e/**/*.test.ts'],
    reporters: ['default', new ClosingLine()],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    // Real browsers, tunnels and notification daemons on a shared machine: a second failure is one.
    retry: 1,
    // A browser on a busy machine takes its time; what never comes fails all the same.
    expect: { poll: { timeout: 30_000 } },
  },
});
