import type { LogLevel } from '../ports/log.ts';

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** @param wanted what OFFHOOK_LOG says, in any case. What is no level is `info`: a slip there must not stop the program. */
export function logLevelOf(wanted: string | undefined): LogLevel {
  const name = wanted?.trim().toLowerCase();
  return levels.find((level) => level === name) ?? 'info';
}
