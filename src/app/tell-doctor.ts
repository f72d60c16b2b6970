import { systemTimers } from '../adapters/timers/system-timers.ts';
import { whenSettled } from '../core/status/when-settled.ts';
import type { DoctorCheck, DoctorOutcome } from '../core/doctor/doctor-check.ts';
import type { DoctorTextKey } from '../core/doctor/doctor-codes.ts';
import { plainText } from '../core/text/plain-text.ts';
import type { Translate } from '../core/ports/translate.ts';
import type { App } from './open-app.ts';

/**
 * Checks the running app from end to end, and tells what was found in plain lines.
 * @returns the exit code: 0 calls arrive, 3 that is not proven, 1 they do not.
 */
export async function tellDoctor(app: App): Promise<number> {
  await whenSettled(app, systemTimers);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const { outcome } = await app.doctor.run((check) => say(lineOf(check, app.translate)));
  say(app.translate(`doctor.outcome.${outcome}`));
  return exitCodes[outcome];
}

const exitCodes: Readonly<Record<DoctorOutcome, number>> = {
  arrive: 0,
  unproven: 3,
  'do-not-arrive': 1,
};

const marks: Readonly<Record<DoctorCheck['state'], string>> = {
  ok: '✓',
  warning: '!',
  failed: '✗',
  skipped: '–',
};

/** What was found may quote the portal: hostile text. */
function lineOf({ name, state, code, values, tookMs }: DoctorCheck, translate: Translate): string {
  const title = translate(`doctor.${name}.title`);
  // Whoever made the check chose its code from `DoctorCodes`; the report holds it as text.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const found = translate(`doctor.${name}.${code}` as DoctorTextKey, values);
  return `${marks[state]} ${title}: ${plainText(found, 500)} (${Math.round(tookMs)} ms)`;
}
