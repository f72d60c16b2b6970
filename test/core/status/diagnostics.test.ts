import { deskClockOf } from '../../../src/core/timing/desk-clock.ts';
import { expect, test } from 'vitest';
import { diagnosticsText, type DiagnosticsParts } from '../../../src/core/status/diagnostics.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';

const secretPath = 'c0ffee00c0ffee00c0ffee00c0ffee00';

const parts: DiagnosticsParts = {
  madeAtMs: Date.UTC(2026, 10, 23, 9, 0, 0),
  version: '1.2.3',
  environment: { system: 'Debian 12' },
  status: {
    arrival: { kind: 'bad', why: 'deaf' },
    reach: { heardAtMs: null, isMoved: false, isBlind: false },
    refusals: null,
    clock: deskClockOf({ aheadMs: null, perhapsAheadMs: null }),
    droppedHooks: null,
    reachability: {
      state: 'deaf',
      reason: { code: 'timed-out', detail: 'no answer' },
      sinceMs: 1,
      url: null,
      lastProbe: null,
    },
    portal: {
      mode: 'webhook',
      domain: 'company.bitrix24.com',
      operator: { id: '1269', name: 'Olga Operator' },
      state: 'connected',
      failure: null,
      sinceMs: 1,
    },
    handlerUrl: `https://x.example/b24/${secretPath}`,
    tunnelKind: 'localtunnel',
    lastDelivery: null,
    deliveryDelay: null,
    quiet: null,
    historyTrouble: null,
    withheld: 0,
    notifier: 'works',
  },
  settings: readSettings({
    listener: { path: secretPath },
    notifications: { mutedNumbers: ['+7 916 123-45-67'] },
    hooks: [{ on: 'missed', run: ['tell', 'topsecret'] }],
  }),
  doctor: null,
  calls: 42,
  logLines: ['{"msg":"call from +79161234567"}', `{"msg":"POST /b24/${secretPath}"}`],
};

test('a bundle tells what support asks for', () => {
  const text = diagnosticsText(parts);
  for (const told of [
    '1.2.3',
    'Debian 12',
    'deaf',
    'no answer',
    'company.bitrix24.com',
    '"calls": 42',
    '2026-11-23',
  ])
    expect(text).toContain(told);
});

test.each([secretPath, '9161234567', '916 123', 'Olga', 'topsecret'])('and never %s', (secret) => {
  expect(diagnosticsText(parts)).not.toContain(secret);
});

test.each([
  ['/home/Olga/.local/share/offhook/history.db', '/home/[hidden]/.local'],
  ['/Users/Olga/Library/Application Support/offhook/history.db', '/Users/[hidden]/Library'],
  [String.raw`C:\Users\Olga Operator\AppData\Local\offhook\Data\history.db`, String.raw`[hidden]\\AppData`],
])('a folder %s is told without its owner', (path, told) => {
  const historyTrouble = `The call history ${path} cannot be opened: the disk is full`;
  const logLines = [JSON.stringify({ msg: historyTrouble })];
  const text = diagnosticsText({ ...parts, logLines, status: { ...parts.status, historyTrouble } });
  expect(text).not.toContain('Olga');
  expect(text.split(told)).toHaveLength(3);
});

test('it says whether anybody is signed in, not who', () => {
  expect(diagnosticsText(parts)).toContain('"operator": true');
  const portal = { ...parts.status.portal, operator: null };
  expect(diagnosticsText({ ...parts, status: { ...parts.status, portal } })).toContain('"operator": false');
});
