import type { UpdateOffer, Updater } from '../../src/core/ports/updater.ts';

export interface ScriptedUpdater extends Updater {
  /** How often it was asked. */
  readonly checks: () => number;
  readonly installed: () => boolean;
  /** From now on it offers this. */
  readonly offer: (offer: UpdateOffer) => void;
}

/** Offers what it was told to, one after the other, the last one for ever. */
export function scriptedUpdater(...offers: UpdateOffer[]): ScriptedUpdater {
  let checks = 0;
  let installed = false;
  return {
    async check(downloading) {
      const offer = offers[Math.min(checks, offers.length - 1)] ?? { kind: 'up-to-date' };
      checks += 1;
      await Promise.resolve();
      if (offer.kind === 'ready') downloading(offer.version);
      return offer;
    },
    install: () => (installed = true),
    checks: () => checks,
    installed: () => installed,
    offer: (offer) => void offers.splice(0, offers.length, offer),
  };
}
