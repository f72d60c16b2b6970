import { once } from 'node:events';
import type { Socket } from 'node:net';
import { plainText } from '../../core/text/plain-text.ts';

const longestLine = 1_024;

/** "Authentication Protocol", mechanism EXTERNAL: the bus asks the system whose socket it is. Throws when not let in. */
export async function authenticate(socket: Socket, signal: AbortSignal): Promise<void> {
  const user = Buffer.from(String(process.getuid?.())).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  const closed = once(socket, 'close', { signal }).then(() => {
    throw new Error('the bus hung up before it let us in');
  });
  closed.catch(() => {});
  let line = '';
  while (!line.endsWith('\r\n')) {
    // oxlint-disable-next-line no-await-in-loop
    const chunks: unknown[] = await Promise.race([once(socket, 'data', { signal }), closed]);
    line += String(chunks[0]);
    if (line.length > longestLine) throw new Error('the bus answered too much');
  }
  if (!line.startsWith('OK ')) throw new Error(`the bus did not let us in: ${plainText(line)}`);
  socket.write('BEGIN\r\n');
}
