import { settingsStoreContract } from '../contracts/settings-store-contract.ts';
import { memorySettings } from './memory-settings.ts';

settingsStoreContract('the fake', (kept) => {
  const store = memorySettings(kept);
  return { store, kept: () => store.kept() };
});
