/** What a feed offered, or why it could not be asked. */
export type UpdateOffer =
  | { readonly kind: 'up-to-date' }
  /** Downloaded, its signature checked: it can be installed at once. */
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * Fetches newer versions from the feed and proves that they are ours; never installs by itself. Never rejects.
 * Implementations: `shells/electron/electron-updater.ts`, `test/fakes/scripted-updater.ts`; both pass
 * `test/contracts/updater-contract.ts`.
 */
export interface Updater {
  /** Asks the feed and downloads what it offers to this machine. @param downloading told once, when there is something to fetch. */
  check(downloading: (version: string) => void): Promise<UpdateOffer>;
  /** Ends the program and starts the newer one. Only after an offer that is `ready`. */
  install(): void;
}
