import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * One bucket for everything objectionable: all tunnel traffic comes from one address, so there is nobody to tell
 * apart. Genuine deliveries never touch it, and so a forger cannot fill it to shut them out. Sixty in ten seconds
 * are more than a mistyped token makes and less than a guesser would like.
 */
export interface ObjectionLimit {
  /** @returns null, or how many seconds to stay away once the bucket is full. */
  note(): Promise<number | null>;
}

export function createObjectionLimit({ most = 60, perSeconds = 10 } = {}): ObjectionLimit {
  const limiter = new RateLimiterMemory({ points: most, duration: perSeconds });
  return {
    async note() {
      try {
        await limiter.consume('everybody');
        return null;
      } catch (full) {
        if (!(full instanceof RateLimiterRes)) throw full;
        return Math.max(1, Math.ceil(full.msBeforeNext / 1000));
      }
    },
  };
}
