import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from './closing-line.ts';

/** Unit and integration tests. The core is held to 100 %: whatever it decides, a test has seen it decide. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    reporters: ['default', new ClosingLine()],
    testTimeout: 20_000,
    coverage: {
      include: ['src/core/**/*.ts'],
      thresholds: { 100: true },
      reporter: ['text-summary', 'text'],
    },
  },
});
