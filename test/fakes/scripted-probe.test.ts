import { publicProbeContract } from '../contracts/public-probe-contract.ts';
import { manualTimers } from './manual-timers.ts';
import { scriptedProbe } from './scripted-probe.ts';

publicProbeContract('the fake', async () => {
  const probe = scriptedProbe(manualTimers());
  return {
    probe,
    goodUrl: 'https://home.example',
    breakWay: async () => probe.willBe('unreachable'),
  };
});
