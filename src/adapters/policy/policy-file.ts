import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { readPolicy, type Policy } from '../../core/policy/policy.ts';
import { decoded } from '../files/text-file.ts';
import { parseJsonObject } from '../settings/json-object.ts';
import { isAbsolutePath, isAdministratorsPlace, policyPlace, type Environment } from './policy-place.ts';
import { whoElseMayWrite } from './writable-by-others.ts';

export type OpenedPolicy =
  /** There is no policy on this machine. */
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly file: string; readonly policy: Policy }
  /** There is one and it is not to be used. The program must not start: it would run unlocked. No secret is quoted. */
  | { readonly kind: 'refused'; readonly message: string };

const longestBytes = 1024 * 1024;

/** Reads the administrator's policy, if there is one. Nothing is written. Never throws. */
export function readPolicyFile(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): OpenedPolicy {
  const { file, named } = policyPlace(platform, environment);
  const refused = (why: string): OpenedPolicy => ({
    kind: 'refused',
    message: `the policy ${file} cannot be used: ${why}`,
  });
  if (!isAbsolutePath(platform, file)) return refused('OFFHOOK_POLICY must be a whole path');
  try {
    if (!named && lstatSync(file, { throwIfNoEntry: false }) === undefined) return { kind: 'none' };
    const objection = objectionTo(file, environment, platform);
    if (objection !== null) return refused(objection);
    const read = readPolicy(parseJsonObject(textOf(file), 'policy.json'));
    if (read.kind === 'right') return { kind: 'open', file, policy: read.policy };
    return refused(read.problems.map(({ key, message }) => `\n  ${key}: ${message}`).join(''));
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

function objectionTo(file: string, environment: Environment, platform: NodeJS.Platform): string | null {
  if (platform !== 'win32') return whoElseMayWrite(file);
  return isAdministratorsPlace(file, environment)
    ? null
    : 'on Windows it must lie in ProgramData or Program Files, where the administrator decides who may write';
}

/** Opened without waiting: a pipe in its place would hold up the start for ever. */
function textOf(file: string): string {
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) throw new Error('it is no file');
    if (found.size > longestBytes) throw new Error('it is larger than 1 MB');
    return decoded(readFileSync(handle));
  } finally {
    closeSync(handle);
  }
}
