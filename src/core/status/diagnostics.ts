import type { AppStatus } from './app-status.ts';
import type { DoctorReport } from '../doctor/doctor-check.ts';
import { redact, redactText } from '../text/redact.ts';
import type { ReadSettings } from '../settings/settings.ts';

/** Everything support asks for. What is secret or a client's does not get past `diagnosticsText`. */
export interface DiagnosticsParts {
  readonly madeAtMs: number;
  readonly version: string;
  /** Operating system, runtime, shell: plain text. */
  readonly environment: Readonly<Record<string, string>>;
  readonly status: AppStatus;
  readonly settings: ReadSettings;
  readonly doctor: DoctorReport | null;
  /** How many are kept; null when the history cannot be read. */
  readonly calls: number | null;
  /** The end of the log, which is redacted already; it is redacted once more. */
  readonly logLines: readonly string[];
}

/**
 * One text file to be read before it is sent: no name, no number, no secret and no address that has one in it. Names of
 * machines and portals stay: support cannot do without.
 */
export function diagnosticsText(parts: DiagnosticsParts): string {
  const { settings, problems } = parts.settings;
  const { mutedNumbers, ...notifications } = settings.notifications;
  const told = {
    made: new Date(parts.madeAtMs).toISOString(),
    version: parts.version,
    environment: parts.environment,
    status: {
      ...parts.status,
      portal: { ...parts.status.portal, operator: parts.status.portal.operator !== null },
    },
    settings: {
      ...settings,
      listener: { port: settings.listener.port },
      notifications: { ...notifications, mutedNumbers: mutedNumbers.length },
      // Programs and their arguments may hold anything.
      hooks: settings.hooks.map(({ on }) => ({ on })),
    },
    problems,
    doctor: parts.doctor,
    calls: parts.calls,
  };
  return [
    'Offhook diagnostics',
    JSON.stringify(redact(told), null, 2),
    'The end of the log',
    ...parts.logLines.map(redactText),
    '',
  ]
    .join('\n')
    .replace(homeFolder, '$1[hidden]');
}

/** A path names its owner; in JSON a backslash is two. */
const homeFolder = /((?:\/home|\/Users|\b[a-z]:[\\/]+Users)[\\/]+)[^\\/"'\n]{1,64}(?=[\\/])/gi;
