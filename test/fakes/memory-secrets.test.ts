import { secretStoreContract } from '../contracts/secret-store-contract.ts';
import { memorySecrets } from './memory-secrets.ts';

secretStoreContract('the fake', memorySecrets);
