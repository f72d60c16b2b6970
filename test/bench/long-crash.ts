import type { BenchRow } from './bench-row.ts';
import { crashUnderLoad } from './crash.ts';

const kills = 500;

/** The e2e run's crash test, ten times as long. */
export async function longCrash(): Promise<BenchRow[]> {
  const { answered, lost, doubled, integrity } = await crashUnderLoad(kills);
  return [
    {
      what: `${kills} kills under load, ${answered} events answered 200`,
      measured: `${lost.length} lost, ${doubled.length} doubled, database ${integrity}`,
      target: '0 lost, 0 doubled, ok',
      peer: '',
      met: lost.length === 0 && doubled.length === 0 && integrity === 'ok',
    },
  ];
}
