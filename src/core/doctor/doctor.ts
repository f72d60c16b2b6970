import { checkRefusals, checkTunnel } from './check-way-in.ts';
import { checkRoundTrip, checkStatistics, checkSubscriptions } from './check-deliveries.ts';
import { checkInstalled, checkScopes, checkSignIn } from './check-identity.ts';
import { checkClock, checkHistory, checkListener, checkNotifier, checkSettings } from './check-machine.ts';
import {
  doctorCheckNames,
  type DoctorCheck,
  type DoctorCheckName,
  type DoctorOutcome,
  type DoctorReport,
} from './doctor-check.ts';
import { passed, type Check, type DoctorPorts, type Found } from './doctor-ports.ts';

export interface Doctor {
  /**
   * Goes through every check, one after another; changes nothing, but shows a notice and raises one test event.
   * @param onCheck hears of each as it is done. @returns within a few minutes at worst; rejects only when a port throws.
   */
  run(onCheck?: (check: DoctorCheck) => void): Promise<DoctorReport>;
}

const checks: { readonly [Name in DoctorCheckName]: Check<Name> } = {
  settings: checkSettings,
  clock: checkClock,
  'sign-in': checkSignIn,
  scopes: checkScopes,
  installed: checkInstalled,
  listener: checkListener,
  history: checkHistory,
  tunnel: checkTunnel,
  refusals: checkRefusals,
  subscriptions: checkSubscriptions,
  'round-trip': checkRoundTrip,
  notifier: checkNotifier,
  statistics: checkStatistics,
};

export function createDoctor(ports: DoctorPorts): Doctor {
  return {
    async run(onCheck = () => {}) {
      const done: DoctorCheck[] = [];
      let found: Found = {};
      for (const name of doctorCheckNames) {
        const check = await carryOut(name, found);
        done.push(check);
        found = { ...found, [name]: check };
        onCheck(check);
      }
      const outcome = outcomeOf(found);
      return { checks: done, outcome, callsWouldArrive: outcome === 'arrive' };
    },
  };

  async function carryOut(name: DoctorCheckName, found: Found): Promise<DoctorCheck> {
    const startedMs = ports.clock.monotonic();
    const { state, code, values = {}, tookMs } = await checks[name](ports, found);
    return { name, state, code, values, tookMs: tookMs ?? Math.round(ports.clock.monotonic() - startedMs) };
  }
}

/** Each of these can keep every call away. The others cost names, notices or what was missed. */
const onTheWay = [
  'sign-in',
  'scopes',
  'installed',
  'listener',
  'history',
  'tunnel',
  'refusals',
  'subscriptions',
  'round-trip',
] as const;

/** A call is proven to arrive only by an event that did; what merely was not looked at proves nothing either way. */
function outcomeOf(found: Found): DoctorOutcome {
  if (onTheWay.some((name) => found[name]?.state === 'failed')) return 'do-not-arrive';
  return passed(found, 'sign-in', 'listener', 'history', 'tunnel', 'round-trip') ? 'arrive' : 'unproven';
}
