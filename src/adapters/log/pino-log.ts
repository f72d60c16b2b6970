import { pino, stdTimeFunctions } from 'pino';
import type { Log, LogLevel } from '../../core/ports/log.ts';
import { redact, redactText } from '../../core/text/redact.ts';
import { openLogFile } from './log-file.ts';

export interface PinoLogOptions {
  /** Made when missing, for `offhook.log` and the ones before it; null: no file. */
  readonly folder: string | null;
  readonly stderr: NodeJS.WritableStream;
  /** The least that is written. */
  readonly level?: LogLevel;
}

/**
 * One JSON object a line, to stderr and to a file: `level`, `time` (ISO 8601, UTC), `fields`, `msg`. Neither a
 * closed stderr nor a full disk stops the program.
 */
export function createPinoLog(options: PinoLogOptions): Log & { close(): Promise<void> } {
  const { folder, stderr, level = 'info' } = options;
  const file = folder === null ? null : openLogFile(folder, fileFailed);
  if (!stderr.listeners('error').includes(ignore)) stderr.on('error', ignore);
  const logger = pino(
    {
      level,
      // No process id or host name; fields apart, so that none can pose as `level`, `time` or `msg`.
      base: null,
      nestedKey: 'fields',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    {
      write(line) {
        stderr.write(line);
        file?.write(line);
      },
    },
  );

  return {
    debug: (message, fields) => write('debug', message, fields),
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
    async close() {
      await file?.close();
    },
  };

  function write(level: LogLevel, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    if (!logger.isLevelEnabled(level)) return;
    try {
      logger[level](redact(fields), redactText(message));
    } catch {
      // A getter that throws, for example. The message is worth more than the fields.
      logger[level]({ unreadable: true }, redactText(message));
    }
  }

  function fileFailed(error: Error): void {
    logger.warn(
      { error: redact(error) },
      'the log file cannot be written; lines go to stderr only for a minute',
    );
  }
}

function ignore(): void {}
