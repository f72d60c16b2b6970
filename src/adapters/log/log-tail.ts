import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** The last lines of `offhook.log`, at most `bytes` of it; none when there is no log yet. Never rejects. */
export async function logTail(folder: string, bytes = 256 * 1024): Promise<readonly string[]> {
  try {
    const file = await open(join(folder, 'offhook.log'), 'r');
    try {
      const { size } = await file.stat();
      const start = Math.max(0, size - bytes);
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(size - start), position: start });
      const lines = buffer
        .toString('utf8', 0, bytesRead)
        .split('\n')
        .filter((line) => line !== '');
      // The first one is half a line when the file was longer.
      return start > 0 ? lines.slice(1) : lines;
    } finally {
      await file.close();
    }
  } catch {
    return [];
  }
}
