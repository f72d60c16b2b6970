import { expect, test } from 'vitest';
import { createProbeLog } from '../../../src/core/tunnel/probe-log.ts';
import { recordingLog } from '../../fakes/recording-log.ts';

test('one probe in ten minutes is for everybody, the others are for who looks closely', () => {
  const log = recordingLog();
  const note = createProbeLog(log, () => 7);
  note({ lastProbe: null });
  for (const atMs of [0, 30_000, 599_999, 600_000]) note({ lastProbe: { latencyMs: 12.4, atMs } });
  expect(log.lines.map(({ level }) => level)).toEqual(['info', 'debug', 'debug', 'info']);
  expect(log.lines[0]).toMatchObject({ fields: { latencyMs: 12, lastDeliveryAgeS: 7 } });
});
