import { clockContract } from '../contracts/clock-contract.ts';
import { manualClock } from './manual-clock.ts';

const clock = manualClock(Date.UTC(2026, 10, 23));
clockContract('the fake', clock, async () => clock.pass(5));
