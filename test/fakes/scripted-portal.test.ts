import type { PortalCallRecord } from '../../src/core/ports/portal.ts';
import { portalContract, type OpenedPortal } from '../contracts/portal-contract.ts';
import { scriptedPortal } from './scripted-portal.ts';

const known = { number: '+49301234567890', name: 'Anna Bauer' };

function open(via: 'app' | 'webhook'): Promise<OpenedPortal> {
  const portal = scriptedPortal({
    via,
    crm: new Map([[known.number, [{ kind: 'contact', id: '17', name: known.name }]]]),
  });
  return Promise.resolve({
    portal,
    via,
    operatorId: '1269',
    known,
    endedCall() {
      portal.script.calls = [...portal.script.calls, ended(`call-${portal.script.calls.length}`)];
      return Promise.resolve(portal.script.calls.at(-1)?.callId ?? '');
    },
    die: () => Promise.resolve(portal.fail('everything', 'unreachable')),
    close: () => Promise.resolve(),
  });
}

function ended(callId: string): PortalCallRecord {
  return {
    callId,
    operatorId: '1269',
    callType: 2,
    number: known.number,
    line: null,
    beganAtMs: Date.now() - 60_000,
    durationS: 5,
    failedCode: '200',
    crmActivityId: null,
    viaRestApp: false,
  };
}

portalContract('a script of an application', () => open('app'));
portalContract('a script of an incoming webhook', () => open('webhook'));
