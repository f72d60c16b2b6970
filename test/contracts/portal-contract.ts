import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Portal } from '../../src/core/ports/portal.ts';

export interface OpenedPortal {
  readonly portal: Portal;
  readonly via: 'app' | 'webhook';
  readonly operatorId: string;
  /** A number the CRM knows, and the name it has there. */
  readonly known: { readonly number: string; readonly name: string };
  /** Plays a call of the operator that ended, so that the statistics have a row. @returns its id. */
  readonly endedCall: () => Promise<string>;
  /** From now on nobody answers. */
  readonly die: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const handler = 'https://tunnel.example/b24/0123456789abcdef0123456789abcdef';

/** What every `Portal` promises (src/core/ports/portal.ts). */
export function portalContract(name: string, open: () => Promise<OpenedPortal>): void {
  describe(`${name}: a portal`, () => {
    let opened: OpenedPortal;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    test('says who is signed in', async () => {
      const profile = await opened.portal.profile();
      expect(profile).toMatchObject({ kind: 'ok', value: { userId: opened.operatorId } });
    });

    test('says what was granted, in lower case', async () => {
      const scopes = await opened.portal.scopes();
      expect(scopes).toMatchObject({ kind: 'ok', value: expect.arrayContaining(['telephony']) as unknown });
    });

    test('says what time it is there', async () => {
      const time = await opened.portal.serverTimeMs();
      const difference = time.kind === 'ok' ? Math.abs(time.value - Date.now()) : Number.NaN;
      expect(difference).toBeLessThan(60_000);
    });

    test('says who has a number, and of an unknown one that nobody does', async () => {
      const { number, name: known } = opened.known;
      expect(await opened.portal.searchCrm(number)).toMatchObject({
        kind: 'ok',
        value: [{ name: known, id: expect.stringMatching(/^\d+$/) as unknown }],
      });
      expect(await opened.portal.searchCrm('+10000000000')).toEqual({ kind: 'ok', value: [] });
    });

    test('tells ended calls of the operator', async () => {
      const callId = await opened.endedCall();
      const { operatorId, portal } = opened;
      const page = await portal.statistics({ operatorId, fromMs: Date.now() - 60 * 60_000, afterId: null });
      expect(page).toMatchObject({ kind: 'ok', value: { calls: [{ callId, operatorId }], lastId: null } });
      const later = await portal.statistics({ operatorId, fromMs: Date.now() + 60 * 60_000, afterId: null });
      expect(later).toMatchObject({ kind: 'ok', value: { calls: [] } });
    });

    test('tells them page by page, each once, though some ended in the same second and one was added', async () => {
      const all: string[] = [];
      for (let count = 0; count < 120; count += 1) all.push(await opened.endedCall());
      const { operatorId, portal } = opened;
      const told: string[] = [];
      let afterId: string | null = null;
      do {
        const page = await portal.statistics({ operatorId, fromMs: Date.now() - 60 * 60_000, afterId });
        if (page.kind === 'failed') throw new Error(page.failure.detail);
        told.push(...page.value.calls.map(({ callId }) => callId));
        if (afterId === null) all.push(await opened.endedCall());
        afterId = page.value.lastId;
      } while (afterId !== null);
      expect(told).toEqual(all);
    });

    test('does not take a forged access token for a good one', async () => {
      expect(await opened.portal.confirmAccessToken('forged')).toMatchObject({ kind: 'failed' });
    });

    test('binds a handler once, lists it, and unbinds it; a webhook may not', async () => {
      const { portal, via } = opened;
      const bound = await portal.bind('ONVOXIMPLANTCALLSTART', handler);
      if (via === 'webhook') {
        const refused = { kind: 'failed', failure: { why: 'app-mode-only' } };
        expect(bound).toMatchObject(refused);
        const [row] = [{ event: 'ONVOXIMPLANTCALLSTART', handlerUrl: handler, authType: 0 }];
        for (const asked of [
          portal.appInfo(),
          portal.events(),
          portal.subscriptions(),
          portal.unbind(row),
          portal.raiseTest('x'),
        ])
          expect(await asked).toMatchObject(refused);
        return;
      }
      expect(bound).toEqual({ kind: 'ok', value: 'bound' });
      expect(await portal.bind('ONVOXIMPLANTCALLSTART', handler)).toEqual({
        kind: 'ok',
        value: 'already-bound',
      });
      const rows = await portal.subscriptions();
      expect(rows).toMatchObject({
        kind: 'ok',
        value: [{ event: 'ONVOXIMPLANTCALLSTART', handlerUrl: handler }],
      });
      const [row] = rows.kind === 'ok' ? rows.value : [];
      expect(row && (await portal.unbind(row))).toEqual({ kind: 'ok', value: 1 });
      expect(await portal.subscriptions()).toEqual({ kind: 'ok', value: [] });
    });

    test('says whether the application is installed, and what may be bound', async () => {
      const { portal, via } = opened;
      if (via === 'webhook') return expect(await portal.appInfo()).toMatchObject({ kind: 'failed' });
      expect(await portal.appInfo()).toMatchObject({ kind: 'ok', value: { installed: true } });
      const events = await portal.events();
      expect(events.kind === 'ok' && events.value).toContain('ONVOXIMPLANTCALLSTART');
      return expect(await portal.raiseTest('nonce')).toEqual({ kind: 'ok', value: null });
    });

    test('never rejects when nobody answers', async () => {
      await opened.die();
      expect(await opened.portal.profile()).toMatchObject({
        kind: 'failed',
        failure: { why: 'unreachable' },
      });
      expect(await opened.portal.searchCrm('+10000000000')).toMatchObject({ kind: 'failed' });
    });
  });
}
