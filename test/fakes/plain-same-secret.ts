import type { SameSecret } from '../../src/core/ports/same-secret.ts';

/** Right, and in no hurry to hide it. */
export const plainSameSecret: SameSecret = (presented, expected) => presented === expected;
