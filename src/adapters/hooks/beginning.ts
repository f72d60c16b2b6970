import type { Readable } from 'node:stream';

/**
 * Reads the streams to their ends, so that nobody waits for a full pipe, and keeps what came first.
 * @returns what was kept so far, as text; a character that was cut is left out.
 */
export function keepBeginning(streams: readonly (Readable | null)[], bytes: number): () => string {
  const kept: Buffer[] = [];
  let free = bytes;
  for (const stream of streams)
    stream?.on('data', (chunk: Buffer) => {
      if (free === 0) return;
      kept.push(chunk.subarray(0, free));
      free -= Math.min(free, chunk.length);
    });
  return () => new TextDecoder().decode(Buffer.concat(kept), { stream: true });
}
