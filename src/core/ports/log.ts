export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/**
 * Writes one line. Secrets and phone numbers in message and fields are masked by the implementation (`redact`),
 * so that no call site can forget to. Never throws.
 * Implementations: `adapters/log/pino-log.ts`, `test/fakes/recording-log.ts`; both pass `test/contracts/log-contract.ts`.
 */
export type Log = Record<LogLevel, (message: string, fields?: Readonly<Record<string, unknown>>) => void>;
