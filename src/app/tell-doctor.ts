import type { AppStatus } from '../core/status/app-status.ts';
import type { DoctorCheck, DoctorOutcome } from '../core/doctor/doctor-check.ts';
import type { DoctorTextKey } from '../core/doctor/doctor-codes.ts';
import { plainText } from '../core/text/plain-text.ts';
import type { Translate } from '../core/ports/translate.ts';
import type { App } from './open-app.ts';

/** Long enough for a tunnel to open and the portal to be asked; the doctor tells what is not ready then. */
const patienceMs = 45_000;

/**
 * Checks the running app from end to end, and tells what was found in plain lines.
 * @returns the exit code: 0 calls arrive, 3 that is not proven, 1 they do not.
 */
export async function tellDoctor(app: App): Promise<number> {
  await settled(app);
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

/** Once the tunnel and the portal have found out what there is to find, or patience is over. */
async function settled({ status, onStatus }: App): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = ({ reachability, portal }: AppStatus): void => {
    if (reachability.state !== 'starting' && portal.state !== 'connecting') resolve();
  };
  const unfollow = onStatus(look);
  const callOff = setTimeout(resolve, patienceMs);
  look(status());
  await promise;
  clearTimeout(callOff);
  unfollow();
}

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
