import { sameSecret } from '../../../src/adapters/secrets/same-secret.ts';
import { sameSecretContract } from '../../contracts/same-secret-contract.ts';

sameSecretContract('hashing', sameSecret);
