import type { Log, LogLevel } from '../../src/core/ports/log.ts';
import { redact, redactText } from '../../src/core/text/redact.ts';

export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: unknown;
}

export interface RecordingLog extends Log {
  readonly lines: readonly LogLine[];
}

export function recordingLog(): RecordingLog {
  const lines: LogLine[] = [];
  const at =
    (level: LogLevel): Log[LogLevel] =>
    (message, fields = {}) =>
      void lines.push({ level, message: redactText(message), fields: masked(fields) });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function masked(fields: Readonly<Record<string, unknown>>): unknown {
  try {
    return redact(fields);
  } catch {
    return { unreadable: true };
  }
}
