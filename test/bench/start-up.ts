import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { dataFolder, startShell } from '../e2e/headless-shell.ts';
import type { BenchRow } from './bench-row.ts';

const starts = 11;

/** From the start of the process to its `ready` line, and its memory after five idle seconds. Linux: reads /proc. */
export async function startUp(): Promise<BenchRow[]> {
  const folder = dataFolder({ settings: { tunnel: { kind: 'none' } } });
  const times: number[] = [];
  for (let run = 0; run < starts; run++) {
    const before = performance.now();
    const shell = await startShell(['--data-dir', folder.path]);
    times.push(performance.now() - before);
    await shell.stop();
  }
  const shell = await startShell(['--data-dir', folder.path]);
  await wait(5_000);
  const status = readFileSync(`/proc/${shell.process.pid}/status`, 'utf8');
  const idleMb = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  await shell.stop();
  folder.remove();

  const median = times.toSorted((a, b) => a - b)[Math.floor(starts / 2)] ?? Number.NaN;
  return [
    {
      what: 'start to ready, median',
      measured: `${median.toFixed(0)} ms`,
      target: '≤ 400 ms',
      peer: '',
      met: median <= 400,
    },
    {
      what: 'memory when idle (RSS)',
      measured: `${idleMb.toFixed(0)} MB`,
      target: '≤ 90 MB',
      peer: '',
      met: idleMb <= 90,
    },
  ];
}
