import { appendFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/**
 * The last line of a test run: what was counted, and which programs the skipped tests would have needed. Where the environment names
 * a file as TEST_COUNTS, the counts are added to it, one JSON object for each run.
 */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (wanted: string) => tests.filter((test) => test.result().state === wanted);
    const skipped = inState('skipped');
    // A file or suite that could not even begin has failed, too.
    const failed = inState('failed').length + modules.filter(failsAsAWhole).length;
    const counts = { passed: inState('passed').length, failed, skipped: skipped.length };
    for (const [place, them] of Map.groupBy(skipped, placeOf)) {
      console.log(` skipped: ${place} (${them.length})${reasonOf(them)}`);
    }
    const missing = missingIn(skipped);
    const why = missing.length === 0 ? '' : ` (not installed: ${missing.join(', ')})`;
    console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped${why}`);
    const file = process.env['TEST_COUNTS'] ?? '';
    if (file !== '') appendFileSync(file, `${JSON.stringify(counts)}\n`);
  }
}

function failsAsAWhole(module: TestModule): boolean {
  return (
    module.state() === 'failed' &&
    [...module.children.allTests()].every((test) => test.result().state !== 'failed')
  );
}

function reasonOf(tests: readonly TestCase[]): string {
  const missing = missingIn(tests);
  if (missing.length > 0) return `: ${missing.join(', ')} not installed`;
  const notes = new Set(tests.flatMap((test) => noteOf(test) ?? []));
  return notes.size === 0 ? '' : `: ${[...notes].join('; ')}`;
}

function noteOf(test: TestCase): string | undefined {
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
