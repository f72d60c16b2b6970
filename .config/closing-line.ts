import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** The last line of a test run: what was counted, and which programs the skipped tests would have needed. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    for (const [place, them] of Map.groupBy(skipped, placeOf)) {
      console.log(` skipped: ${place} (${them.length})${reasonOf(them)}`);
    }
    console.log(closingLine(tests, missingIn(skipped)));
  }
}

function closingLine(tests: readonly TestCase[], missing: readonly string[]): string {
  const [passed, failed, skipped] = (['passed', 'failed', 'skipped'] as const).map(
    (state) => tests.filter((test) => test.result().state === state).length,
  );
  const why = missing.length === 0 ? '' : ` (not installed: ${missing.join(', ')})`;
  return `${passed} passed, ${failed} failed, ${skipped} skipped${why}`;
}

function reasonOf(tests: readonly TestCase[]): string {
  const missing = missingIn(tests);
  if (missing.length > 0) return `: ${missing.join(', ')} not installed`;
  const notes = new Set(tests.flatMap((test) => reasonGiven(test) ?? []));
  return notes.size === 0 ? '' : `: ${[...notes].join('; ')}`;
}

function reasonGiven(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === 'skipped' ? result.note : undefined;
}

function missingIn(tests: readonly TestCase[]): readonly string[] {
  return [...new Set(tests.flatMap((test) => test.meta().missingPrograms ?? []))].toSorted();
}

/** The outermost suite that is skipped as a whole, or the test itself. */
function placeOf(test: TestCase): string {
  let place: TestCase | TestSuite = test;
  while (place.parent.type === 'suite' && place.parent.meta().missingPrograms !== undefined) {
    place = place.parent;
  }
  return `${test.module.relativeModuleId} > ${place.fullName}`;
}
