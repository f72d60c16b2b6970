/**
 * Tells whether a presented secret is the expected one, in a time that depends on neither: both are hashed
 * to equal length, and the hashes are compared in constant time. Never throws, whatever the text.
 * Implementations: `adapters/secrets/constant-time.ts`.
 */
export type SameSecret = (presented: string, expected: string) => boolean;
