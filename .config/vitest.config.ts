import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from './closing-line.ts';

const pure = ['test/core/**/*.test.ts', 'test/ui/**/*.test.ts'];

/** Unit and integration tests. The core is held to 100 %: whatever it decides, a test has seen it decide. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    projects: [
      // Decides and holds nothing: one file leaves nothing behind for the next, in any order. Twice as fast.
      { extends: true, test: { name: 'core', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'rest', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', ...pure] },
      },
    ],
    reporters: ['default', new ClosingLine()],
    testTimeout: 20_000,
    coverage: {
      include: ['src/core/**/*.ts'],
      thresholds: { 100: true },
      reporter: ['text-summary', 'text'],
    },
  },
});
