import { instanceLockContract } from '../contracts/instance-lock-contract.ts';
import { memoryInstanceLocks } from './memory-instance-lock.ts';

let folders = 0;
instanceLockContract('the fake', memoryInstanceLocks(), () => `folder ${++folders}`);
