import { portalContract, type OpenedPortal } from '../../contracts/portal-contract.ts';
import { portalRig, signedIn } from './portal-rig.ts';

async function open(mode: 'app' | 'webhook'): Promise<OpenedPortal> {
  const rig = await portalRig({ mode });
  const { demo, secrets } = rig;
  if (mode === 'app') await signedIn(rig);
  else await secrets.set({ incomingWebhookUrl: demo.incomingWebhookUrl });
  demo.admin.set({ statisticsRight: 'own' });
  const known = { number: '+49301234567890', name: 'Anna Bauer' };
  demo.admin.addContact(known);
  return {
    portal: rig.portal(),
    via: mode,
    operatorId: demo.operatorId,
    known,
    async endedCall() {
      const call = demo.calls.incoming({ number: known.number });
      await call.end({ durationS: 5 });
      return call.callId;
    },
    die: () => demo.close(),
    close: () => demo.close(),
  };
}

portalContract('an application', () => open('app'));
portalContract('an incoming webhook', () => open('webhook'));
