import { sameSecretContract } from '../contracts/same-secret-contract.ts';
import { plainSameSecret } from './plain-same-secret.ts';

sameSecretContract('the fake', plainSameSecret);
