import { updaterContract } from '../contracts/updater-contract.ts';
import { scriptedUpdater } from './scripted-updater.ts';

updaterContract('the scripted updater', async () => {
  const updater = scriptedUpdater({ kind: 'up-to-date' });
  return {
    updater,
    async offer() {
      updater.offer({ kind: 'ready', version: '9.0.0' });
      return '9.0.0';
    },
    breakFeed: async () => updater.offer({ kind: 'failed', detail: 'the feed is gone' }),
    installed: async () => updater.installed(),
  };
});
