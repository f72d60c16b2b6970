import { systemClock } from '../../../src/adapters/timers/system-clock.ts';
import { systemTimers } from '../../../src/adapters/timers/system-timers.ts';
import { clockContract } from '../../contracts/clock-contract.ts';

clockContract('the system’s', systemClock, () => {
  const passed = Promise.withResolvers<void>();
  systemTimers.after(5, passed.resolve);
  return passed.promise;
});
