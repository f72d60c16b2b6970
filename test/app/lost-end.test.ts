import { expect, onTestFinished, test, vi } from 'vitest';
import { appRig, patient, shownCalls } from './app-rig.ts';

vi.setConfig({ testTimeout: 120_000 });

test('a call whose END is lost is over for the window after a restart, and repaired by the END that comes late', async () => {
  const rig = await appRig('webhook');
  const { portal } = rig;
  const { applicationToken, operatorId } = portal;
  await rig.ask('webhook.connect', { applicationToken, incomingWebhookUrl: null, operatorId });
  portal.bind(['ONVOXIMPLANTCALLSTART', 'ONVOXIMPLANTCALLEND'], rig.app().listenerUrl);
  const call = portal.calls.incoming({ number: '+4930555001' });
  await call.start();
  expect(await shownCalls(rig)).toMatchObject([{ outcome: 'connected' }]);

  await rig.restart();
  expect(await shownCalls(rig)).toMatchObject([{ outcome: 'connected' }]);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 13 * 3_600_000 });
  onTestFinished(() => void vi.useRealTimers());
  await rig.restart();
  await expect
    .poll(() => shownCalls(rig), patient)
    .toMatchObject([{ outcome: 'end-unknown', durationS: null }]);
  const filter = { outcomes: ['end-unknown'] } as const;
  expect(await rig.ask('history.count', { filter })).toEqual({ count: 1, capped: false });

  portal.bind(['ONVOXIMPLANTCALLEND'], rig.app().listenerUrl);
  await call.end({ durationS: 46_000 });
  expect(await shownCalls(rig)).toMatchObject([{ outcome: 'answered', durationS: 46_000 }]);
});
