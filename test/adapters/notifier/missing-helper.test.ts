import { afterEach, expect, test, vi } from 'vitest';
import { createNodeNotifier } from '../../../src/adapters/notifier/node-notifier.ts';
import { noticeWith } from '../../contracts/notifier-contract.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { standIn } from './helper-programs.ts';
import { needs } from '../../needs.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** In a file, and so a process, of its own: node-notifier remembers for good whether it has found notify-send. */
test.skipIf(process.platform !== 'linux')(
  'a missing notify-send is a failure, until it is installed',
  needs('/bin/sh'),
  async () => {
    const notifier = createNodeNotifier({ appName: 'Offhook', log: recordingLog() });
    const helper = standIn('exit 0');
    vi.stubEnv('PATH', '');
    for (let round = 0; round < 2; round++) {
      const outcome = await notifier.show(noticeWith());
      expect(outcome).toEqual({ kind: 'failed', detail: expect.stringContaining('not found') });
    }
    vi.stubEnv('PATH', helper.path);
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'shown' });
    await notifier.close();
    helper.remove();
  },
);
