import { sameSecret } from '../../../src/adapters/secrets/constant-time.ts';
import { sameSecretContract } from '../../contracts/same-secret-contract.ts';

sameSecretContract('hashing', sameSecret);
