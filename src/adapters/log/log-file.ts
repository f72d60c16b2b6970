import { createStream, type RotatingFileStream } from 'rotating-file-stream';

export interface LogFile {
  /** Never throws. What cannot be written is dropped. */
  write(line: string): void;
  /** Once everything is on the medium, or cannot be. */
  close(): Promise<void>;
}

const name = 'offhook';
const retryAfterMs = 60_000;
/** A medium that does not keep up must not fill the memory. */
const mostWaitingBytes = 1_000_000;

/**
 * `offhook.log` and four older ones of a megabyte each, readable by their owner only. After a failure (disk full,
 * folder not writable) lines are dropped for a minute, then it is tried again.
 * @param failed told once for each failure.
 */
export function openLogFile(folder: string, failed: (error: Error) => void): LogFile {
  let stream: RotatingFileStream | null = open();
  let failedAtMs = 0;

  return {
    write(line) {
      if (stream === null && Date.now() - failedAtMs >= retryAfterMs) stream = open();
      if (stream !== null && stream.writableLength < mostWaitingBytes) stream.write(line);
    },
    close() {
      const last = stream;
      stream = null;
      failedAtMs = Infinity;
      if (last === null || last.closed) return Promise.resolve();
      return new Promise((resolve) => {
        last.once('close', resolve);
        last.end();
      });
    },
  };

  function open(): RotatingFileStream {
    const options = { path: folder, size: '1M', rotate: 4, mode: 0o600 } as const;
    const opened = createStream(
      (index) => `${name}${Number(index) > 0 ? `.${Number(index)}` : ''}.log`,
      options,
    );
    opened.on('error', (error) => {
      if (stream === opened) [stream, failedAtMs] = [null, Date.now()];
      failed(error);
    });
    return opened;
  }
}
